package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import care.sij.conformance.Finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EachResourceTest {

    static List<Path> messages() throws IOException {
        return ExampleMessages.all();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void acceptsTheResourcesOfTheDemoOutsideTheirMessages(Path file) throws IOException {
        assertThat(ExampleMessages.VALIDATOR.validateEach(transaction(ExampleMessages.read(file))))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }

    @Test
    void namesEntryAndElement() throws IOException {
        Bundle transaction = transaction(ExampleMessages.injectionOutcome());
        Observation reading = painScore(transaction);
        reading.setValue(new IntegerType(11));

        assertThat(ExampleMessages.VALIDATOR.validateEach(transaction)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("sij-inv-pain-score-range");
            assertThat(finding.location())
                    .startsWith("Bundle.entry[" + place(transaction, reading) + "].resource.ofType(Observation)");
        });
    }

    @Test
    void findsAFactDatedInTheFuture() throws IOException {
        Bundle transaction = transaction(ExampleMessages.injectionOutcome());
        painScore(transaction).setEffective(new DateTimeType("2031-01-01"));

        assertThat(ExampleMessages.VALIDATOR.validateEach(transaction))
                .extracting(Finding::rule)
                .contains("not-in-the-future");
    }

    @Test
    void readsEntriesWithoutResourcePast() throws IOException {
        Bundle transaction = transaction(ExampleMessages.injectionOutcome());
        transaction.addEntry().getRequest().setMethod(HTTPVerb.DELETE).setUrl("Observation/1");

        assertThat(ExampleMessages.VALIDATOR.validateEach(transaction))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }

    /** R4 binds languages to all of BCP 47 at most, whatever the shorter list that it prefers. */
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ko", "vi", "cy", "zh-Hant", "sr-Latn-RS", "es-419", "de-CH-1996"})
    void takesEveryLanguageOfTheRegistry(String language) {
        assertThat(ExampleMessages.VALIDATOR.validateEach(speaking(language))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vietnamese", "xx", "en_US", "en-", "vi-NX", "english language"})
    void refusesWhatIsNoLanguageOfTheRegistry(String language) {
        assertThat(ExampleMessages.VALIDATOR.validateEach(speaking(language)))
                .extracting(Finding::location)
                .singleElement(STRING)
                .startsWith("Bundle.entry[0].resource.ofType(Patient).communication[0].language");
    }

    private static Bundle speaking(String language) {
        Patient patient = new Patient().setGender(AdministrativeGender.OTHER);
        patient.addIdentifier().setSystem("urn:synthetic:patient").setValue("SYN-SPEAKING");
        patient.setBirthDateElement(new DateType("1970-01-01"));
        patient.addCommunication()
                .getLanguage()
                .addCoding()
                .setSystem("urn:ietf:bcp:47")
                .setCode(language);
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        transaction.addEntry().setResource(patient);
        return transaction;
    }

    @Test
    void holdsAResourceThatNoProfileClaimsToFhirAlone() {
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        transaction.addEntry().setResource(new Practitioner());
        transaction.addEntry().setResource(new Observation());

        assertThat(ExampleMessages.VALIDATOR.validateEach(transaction))
                .extracting(Finding::location)
                .isNotEmpty()
                .allSatisfy(location -> assertThat(location).startsWith("Bundle.entry[1].resource"));
    }

    @Test
    void takesADeviceForAnImplantWhereAFusionOfTheBundleSaysSo() throws IOException {
        Bundle transaction = transaction(ExampleMessages.surgeryReport());

        ExampleMessages.VALIDATOR.validateEach(transaction);

        assertThat(ExampleMessages.all(transaction, Device.class))
                .isNotEmpty()
                .allSatisfy(device -> assertThat(device.getMeta().hasProfile(Profile.IMPLANT.canonical()))
                        .isTrue());
    }

    @Test
    void leavesPainOfNoSiteAndNoNumberToWhoeverToldIt() throws IOException {
        Bundle transaction = transaction(ExampleMessages.injectionOutcome());
        Observation reading = painScore(transaction);
        reading.setMeta(null);
        reading.setIdentifier(null);
        assertThat(ExampleMessages.VALIDATOR.validateEach(transaction))
                .extracting(Finding::severity)
                .contains(Severity.ERROR);

        reading.setMeta(null);
        reading.setBodySite(null);
        assertThat(ExampleMessages.VALIDATOR.validateEach(transaction))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }

    private static Bundle transaction(Bundle message) {
        message.getEntry().removeIf(entry -> entry.getResource() instanceof MessageHeader);
        return message.setType(BundleType.TRANSACTION);
    }

    private static Observation painScore(Bundle bundle) {
        return ExampleMessages.all(bundle, Observation.class).stream()
                .filter(reading -> reading.getCode().hasCoding("http://loinc.org", "72514-3"))
                .findFirst()
                .orElseThrow();
    }

    private static int place(Bundle bundle, Observation reading) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList()
                .indexOf(reading);
    }
}
