package care.sij.conformance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.conformance.PublishedProfiles.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.MessageDefinition;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Promises of the published set as a whole. */
@TestInstance(Lifecycle.PER_CLASS)
class PublishedSetTest {

    private static final Pattern OUR_CANONICAL = Pattern.compile(Pattern.quote(PublishedProfiles.CANONICAL)
            + "(StructureDefinition|ValueSet|CodeSystem|MessageDefinition|GraphDefinition)/[A-Za-z0-9-]+");

    /** CPT and HCPCS numbers that sacroiliac joint care is billed with; descriptors are never shipped. */
    private static final Pattern CPT =
            Pattern.compile("ama-assn\\.org/go/cpt|\\b(27096|64451|2727[89]|27280|22899|20552|G0259|G0260)\\b");

    private final PublishedProfiles profiles = new PublishedProfiles();

    @Test
    void givesEveryProfileAnExample() {
        Set<String> shown = profiles.examples().stream().map(Published::profile).collect(toSet());
        shown.add(PublishedProfiles.CANONICAL + "StructureDefinition/sij-decision-parameters");
        assertThat(profileUrls()).isSubsetOf(shown);
    }

    @Test
    void givesEveryInvariantACounterexample() {
        Set<String> broken = profiles.counterexamples().stream()
                .map(counterexample ->
                        "sij-inv-" + BrokenRule.of(counterexample.name()).words())
                .collect(toSet());
        Set<String> invariants = published(StructureDefinition.class)
                .flatMap(structure -> structure.getDifferential().getElement().stream())
                .flatMap(element -> element.getConstraint().stream())
                .map(constraint -> constraint.getKey())
                .filter(key -> key.startsWith("sij-inv-"))
                .collect(toSet());
        assertThat(broken).containsAll(invariants);
    }

    @Test
    void namesEveryResourceAfterItsIdAndVersion() {
        assertThat(published(MetadataResource.class))
                .isNotEmpty()
                .allSatisfy(published -> assertThat(published.getUrl())
                        .isEqualTo(PublishedProfiles.CANONICAL + published.fhirType() + "/" + published.getIdPart()))
                .allSatisfy(published -> assertThat(published.getVersion()).isEqualTo("1.0.0"))
                .allSatisfy(
                        published -> assertThat(published.getStatus().toCode()).isEqualTo("active"));
    }

    @Test
    void refersOnlyToCanonicalsThatExist() {
        Set<String> own =
                published(MetadataResource.class).map(MetadataResource::getUrl).collect(toSet());
        Set<String> named = texts().flatMap(
                        text -> OUR_CANONICAL.matcher(text).results().map(MatchResult::group))
                .collect(toSet());
        assertThat(own).containsAll(named);
    }

    @Test
    void definesEachOfTheThirteenEventsByBundleAndGraphAndMessage() {
        Set<String> events = published(CodeSystem.class)
                .filter(system -> system.getIdPart().equals("sij-message-event"))
                .flatMap(system -> system.getConcept().stream())
                .map(ConceptDefinitionComponent::getCode)
                .collect(toSet());
        Set<String> ids = profiles.all().stream().map(Published::name).collect(toSet());

        assertThat(events)
                .hasSize(13)
                .allSatisfy(event -> assertThat(ids)
                        .contains(
                                "MessageDefinition-" + event.replaceFirst("sij-", "sij-message-"),
                                "GraphDefinition-" + event.replaceFirst("sij-", "sij-graph-"),
                                "StructureDefinition-" + event.replaceFirst("sij-", "sij-message-")));
    }

    @Test
    void focusesEveryEventOnTheTaskButTheLinkOnThePatient() {
        assertThat(published(MessageDefinition.class).filter(MessageDefinition::hasFocus))
                .hasSize(13)
                .allSatisfy(message -> assertThat(message.getFocusFirstRep().getCode())
                        .isEqualTo(message.getIdPart().equals("sij-message-patient-link") ? "Patient" : "Task"));
    }

    @Test
    void usesOnlyListedCodesOfPublishedSystems() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("src/test/resources/conformance/listed-codes.txt")).stream()
                .filter(line -> line.startsWith("http"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
        Set<String> used = allResources()
                .flatMap(published -> PublishedCodes.in(published.json()).stream())
                .collect(toSet());
        assertThat(used).isNotEmpty().isSubsetOf(listed);
    }

    @Test
    void carriesNoCptAndNoQuestionnaire() {
        assertThat(texts()).noneMatch(text -> CPT.matcher(text).find());
        assertThat(profiles.all())
                .noneMatch(published -> published.resource().fhirType().startsWith("Questionnaire"));
    }

    private Stream<Published> allResources() {
        return Stream.concat(profiles.all().stream(), profiles.counterexamples().stream());
    }

    private Stream<String> texts() {
        return allResources().map(Published::json);
    }

    private Set<String> profileUrls() {
        return published(StructureDefinition.class)
                .filter(structure -> structure.getDerivation() == TypeDerivationRule.CONSTRAINT)
                .filter(structure -> !structure.getType().equals("Extension"))
                .map(StructureDefinition::getUrl)
                .collect(toSet());
    }

    private <T> Stream<T> published(Class<T> type) {
        return profiles.all().stream()
                .map(Published::resource)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
