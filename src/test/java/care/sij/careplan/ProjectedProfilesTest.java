package care.sij.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.conformance.Profile;
import care.sij.conformance.PublishedRules;
import care.sij.support.Journey;
import care.sij.support.Letter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything projected meets the published profile it names. */
class ProjectedProfilesTest {

    private static final LocalDate AFTER_SURGERY = LocalDate.of(2024, 9, 1);
    private static final int FIRST_VISIT = 20;
    private static final LocalDate AFTER_ALL = LocalDate.of(2026, 3, 1);

    @Test
    void writesEveryKindInItsProfile() throws IOException {
        List<Resource> written = Stream.of(
                        ProjectedPatient.of(Journey.named("J1"), AFTER_ALL),
                        ProjectedPatient.of(Journey.named("J1").only(0, 1, 3), AFTER_ALL),
                        ProjectedPatient.of(worse(), AFTER_SURGERY),
                        ProjectedPatient.of(Journey.named("J2"), AFTER_ALL),
                        ProjectedPatient.of(thirdSession(), AFTER_ALL))
                .flatMap(patient -> someOfEachKind(patient.written()))
                .toList();
        assertThat(profiles(written)).containsAll(projections());
        assertThat(written.stream()
                        .flatMap(resource -> PublishedRules.errorsIn(resource).stream()
                                .map(error -> resource.fhirType() + " " + error))
                        .distinct())
                .isEmpty();
    }

    @Test
    void writesAGoalWithNothingToReachInItsProfile() {
        List<Goal> goals = ProjectedPatient.of(hardlyAnyPain(), AFTER_ALL).projected(Goal.class).stream()
                .filter(goal -> !goal.getTargetFirstRep().hasDetail())
                .toList();

        assertThat(goals).singleElement().satisfies(goal -> {
            assertThat(goal.getDescription().getText()).startsWith("Pain: baseline below the change that matters");
            assertThat(goal.hasAchievementStatus()).isFalse();
            assertThat(PublishedRules.errorsIn(goal)).isEmpty();
        });
    }

    @Test
    void namesAllThatAnOutcomeRestsOn() {
        List<Observation> outcomes =
                ProjectedPatient.of(withSeriousEvent(), AFTER_ALL).projected(Observation.class).stream()
                        .filter(observation -> profile(observation).equals(Profile.OUTCOME.canonical()))
                        .toList();

        assertThat(outcomes).singleElement().satisfies(outcome -> {
            assertThat(outcome.getValueCodeableConcept().getCodingFirstRep().getCode())
                    .isEqualTo("failure");
            assertThat(outcome.getDerivedFrom())
                    .isNotEmpty()
                    .allMatch(from -> from.getReference().startsWith("Observation/"));
            assertThat(outcome.getExtensionsByUrl("http://hl7.org/fhir/StructureDefinition/workflow-supportingInfo"))
                    .extracting(info -> ((Reference) info.getValue()).getReference())
                    .singleElement()
                    .asString()
                    .startsWith("AdverseEvent/");
            assertThat(PublishedRules.errorsIn(outcome)).isEmpty();
        });
    }

    /** J1 with a malposition that is told at its first visit after the fusion. */
    private static Journey withSeriousEvent() {
        Journey journey = Journey.named("J1");
        List<Journey.Message> messages = new ArrayList<>(journey.messages());
        Journey.Message visit = messages.get(FIRST_VISIT);
        messages.set(
                FIRST_VISIT,
                Letter.from(visit)
                        .with(
                                "urn:uuid:5a5d7a0e-6f0f-4a49-9a38-6a6d1d2f0b11",
                                JsonMapper.shared().readValue("""
                                {"resourceType":"AdverseEvent","actuality":"actual","date":"2024-02-10",
                                 "event":{"coding":[{"system":
                                  "http://sij-pathways.example.org/fhir/CodeSystem/sij-adverse-event",
                                  "code":"implant-malposition"}]},
                                 "seriousness":{"coding":[{"system":
                                  "http://terminology.hl7.org/CodeSystem/adverse-event-seriousness","code":"Serious"}]},
                                 "suspectEntity":[{"instance":{"reference":"Device/implant"}}]}""", ObjectNode.class))
                        .message());
        return new Journey(journey.patient(), messages);
    }

    /** The referral of J1, with 1 point of pain. */
    private static Journey hardlyAnyPain() {
        Journey journey = Journey.named("J1").only(0);
        return new Journey(
                journey.patient(),
                journey.messages().stream()
                        .map(message -> new Journey.Message(
                                message.client(),
                                message.event(),
                                message.json().replace("\"value\": 7,", "\"value\": 1,")))
                        .toList());
    }

    private static Stream<Resource> someOfEachKind(List<Resource> written) {
        return written.stream().collect(Collectors.groupingBy(ProjectedProfilesTest::profile)).values().stream()
                .flatMap(kind -> kind.stream().limit(3));
    }

    private static String profile(Resource resource) {
        return resource.getMeta().getProfile().get(0).getValue();
    }

    private static Set<String> profiles(List<Resource> resources) {
        return resources.stream().map(ProjectedProfilesTest::profile).collect(Collectors.toSet());
    }

    private static Set<String> projections() {
        return Stream.of(Profile.values())
                .filter(profile -> profile.role() == Profile.Role.PROJECTION)
                .map(Profile::canonical)
                .collect(Collectors.toSet());
    }

    /** J1 with a new motor deficit where its neurological examination was unchanged. */
    private static Journey worse() {
        Journey journey = Journey.named("J1");
        return new Journey(
                journey.patient(),
                journey.messages().stream()
                        .map(message -> new Journey.Message(
                                message.client(),
                                message.event(),
                                message.json().replace("\"unchanged\"", "\"motor-deficit\"")))
                        .toList());
    }

    private static Journey thirdSession() throws IOException {
        Journey journey = Journey.named("J3");
        List<Journey.Message> messages = new ArrayList<>(journey.messages());
        Path third = Path.of("src/test/resources/journeys/J3-third-session.json");
        messages.add(new Journey.Message(
                "demo-clinic", "sij-injection-outcome", Files.readString(third, StandardCharsets.UTF_8)));
        return new Journey(journey.patient(), messages);
    }
}
