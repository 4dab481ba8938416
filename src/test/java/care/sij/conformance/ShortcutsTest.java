package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirR4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes the validator fast changes no finding: HAPI as it comes finds the same. */
class ShortcutsTest {

    private static final HapiAsItComes HAPI = new HapiAsItComes();
    private static final ProfileValidator OURS =
            new ProfileValidator(FhirR4.context(), PublishedDefinitions.load(FhirR4.context()));

    static List<Path> messages() throws IOException {
        return ExampleMessages.all().stream().limit(20).toList();
    }

    static List<PublishedProfiles.Published> published() {
        PublishedProfiles profiles = new PublishedProfiles();
        return Stream.concat(profiles.examples().stream(), profiles.counterexamples().stream())
                .filter(published -> !(published.resource() instanceof Bundle))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void findTheSameInMessagesWithEveryTextSpoiled(Path file) throws IOException {
        Bundle message = stamped(ExampleMessages.read(file));
        assertThat(findings(message)).isEqualTo(HAPI.findings(message));
        SpoiledMessage.spoil(message, "Kanarienvogel");

        assertThat(findings(message)).isNotEmpty().isEqualTo(HAPI.findings(message));
    }

    @ParameterizedTest
    @MethodSource("published")
    void findTheSameInExamplesAndCounterexamples(PublishedProfiles.Published published) {
        Bundle bundle = holding(published.resource());

        assertThat(findings(bundle)).isEqualTo(HAPI.findings(bundle));
    }

    /** What was faultless in one place need not be in another: this extension belongs on a body site. */
    @Test
    void findASideWhereItDoesNotBelongAfterOneWhereItDoes() throws IOException {
        Bundle message = stamped(ExampleMessages.injectionOutcome());
        Observation reading = ExampleMessages.all(message, Observation.class).stream()
                .filter(Observation::hasBodySite)
                .findFirst()
                .orElseThrow();
        assertThat(findings(message)).isEqualTo(HAPI.findings(message));

        reading.getCode()
                .addExtension(reading.getBodySite().getExtensionFirstRep().copy());
        reading.getSubject()
                .addExtension(reading.getBodySite().getExtensionFirstRep().copy());

        assertThat(findings(message)).isNotEmpty().isEqualTo(HAPI.findings(message));
    }

    /** HAPI does not repeat what its list of messages holds already: that is no absence of findings. */
    @Test
    void findAgainWhatIsWrongWithAResourceThatNamesItsProfilesRepeatedly() {
        Observation both = new Observation();
        both.getMeta()
                .addProfile(Profile.ODI_SCORE.canonical())
                .addProfile(Profile.PAIN_SCORE.canonical())
                .addProfile(Profile.PAIN_SCORE.canonical());
        both.setStatus(Observation.ObservationStatus.FINAL);
        both.getCode().addCoding().setSystem("http://loinc.org").setCode("72514-3");
        both.setValue(new Quantity(40).setUnit("%"));

        Set<Finding> first = findings(holding(both));

        assertThat(first).isNotEmpty().isEqualTo(HAPI.findings(holding(both)));
        assertThat(findings(holding(both))).isEqualTo(first);
    }

    /** The same part in another type: this extension belongs to patients. */
    @Test
    void findAnExtensionThatBelongsToAnotherType() {
        Extension birthTime = new Extension(
                "http://hl7.org/fhir/StructureDefinition/patient-birthTime",
                new DateTimeType("1970-11-02T08:00:00-05:00"));
        Patient patient = new Patient();
        patient.getBirthDateElement().setValueAsString("1970-11-02");
        patient.getBirthDateElement().addExtension(birthTime.copy());
        Practitioner practitioner = new Practitioner();
        practitioner.getBirthDateElement().setValueAsString("1970-11-02");
        practitioner.getBirthDateElement().addExtension(birthTime.copy());

        assertThat(findings(holding(patient))).isEqualTo(HAPI.findings(holding(patient)));
        assertThat(findings(holding(practitioner))).isNotEmpty().isEqualTo(HAPI.findings(holding(practitioner)));
    }

    /** To open it would tell a sender what lies on this machine, or read without end. */
    @Test
    void openNoFileThatAMessageNames(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("eight"), "12345678");

        assertThat(findings(holding(pictured(file, 7)))).isEqualTo(findings(holding(pictured(file, 8))));
    }

    private static Patient pictured(Path file, int size) {
        Patient patient = new Patient();
        patient.addPhoto().setUrl(file.toUri().toString()).setSize(size);
        return patient;
    }

    /** The role itself is the same as before; what it refers to is another type now. */
    @Test
    void findAReferenceToAWrongTypeInAResourceThatIsOtherwiseAsBefore() throws IOException {
        Bundle message = stamped(ExampleMessages.injectionOutcome());
        assertThat(findings(message)).isEqualTo(HAPI.findings(message));
        PractitionerRole role =
                ExampleMessages.all(message, PractitionerRole.class).get(0);
        Bundle.BundleEntryComponent organization = message.getEntry().stream()
                .filter(entry ->
                        entry.getFullUrl().equals(role.getOrganization().getReference()))
                .findFirst()
                .orElseThrow();

        organization.setResource(new Practitioner().setActive(true));

        assertThat(findings(message)).isNotEmpty().isEqualTo(HAPI.findings(message));
    }

    /** {@code Parameters.parameter.part} borrows its rules, and the snapshot of our profile loses them. */
    @Test
    void findARuleOfTheTypeThatTheSnapshotOfTheProfileLacks() {
        GuidanceResponse receipt = published().stream()
                .map(PublishedProfiles.Published::resource)
                .filter(GuidanceResponse.class::isInstance)
                .map(GuidanceResponse.class::cast)
                .findFirst()
                .orElseThrow()
                .copy();
        ((Parameters) receipt.getContained().get(0))
                .getParameter().stream()
                        .flatMap(parameter -> parameter.getPart().stream())
                        .filter(ParametersParameterComponent::hasValue)
                        .forEach(part -> part.setValue(null));
        Bundle bundle = holding(receipt);

        assertThat(findings(bundle)).extracting(Finding::rule).contains("inv-1");
        assertThat(findings(bundle)).isEqualTo(HAPI.findings(bundle));
    }

    private static Set<Finding> findings(Bundle bundle) {
        List<String> stated = bundle.getMeta().getProfile().stream()
                .map(CanonicalType::getValue)
                .toList();
        return OURS.validate(ExampleMessages.JSON.encode(bundle), stated).orElseThrow().stream()
                .flatMap(FindingTranslator::findings)
                .collect(Collectors.toSet());
    }

    /** As the service does before it validates. */
    private static Bundle stamped(Bundle message) {
        ExampleMessages.verdict(message);
        return message;
    }

    private static Bundle holding(Resource resource) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        bundle.addEntry()
                .setFullUrl("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6aa")
                .setResource(resource);
        return bundle;
    }
}
