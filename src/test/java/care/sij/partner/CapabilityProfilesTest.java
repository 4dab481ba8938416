package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Enumerations.FHIRAllTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped profiles say what exchange.md 4.1 to 4.3 says. */
class CapabilityProfilesTest {

    private static final String HEAD =
            "name: x\ntitle: X\nsources:\n  s:\n    cite: somewhere\n    trust: verified\n    captured: \"2026-08\"\n";

    static Stream<CapabilityProfile> shipped() {
        return CapabilityProfiles.shipped().stream();
    }

    @Test
    void areThese() {
        assertThat(shipped().map(CapabilityProfile::name))
                .containsExactly("athena", "epic", "generic-fhir", "generic-v2", "meditech", "oracle-health");
    }

    /** Rows of the write matrix, exchange.md 4.1: c create, u update. */
    @ParameterizedTest(name = "{0}: epic {1}, oracle {2}, athena {3}, meditech {4}")
    @CsvSource({
        "Observation, cu, cu, '', ''",
        "DocumentReference, cu, cu, '', ''",
        "DiagnosticReport, u, c, '', ''",
        "Procedure, cu, c, '', ''",
        "Condition, c, c, '', ''",
        "ServiceRequest, cu, '', '', ''",
        "Task, u, '', '', ''",
        "CarePlan, '', '', '', ''",
        "Communication, c, c, '', c",
        "QuestionnaireResponse, c, u, c, cu",
        "Appointment, '', c, '', ''"
    })
    void sayWhatTheWriteMatrixSays(String type, String epic, String oracle, String athena, String meditech) {
        assertThat(letters("epic", type)).isEqualTo(epic);
        assertThat(letters("oracle-health", type)).isEqualTo(oracle);
        assertThat(letters("athena", type)).isEqualTo(athena);
        assertThat(letters("meditech", type)).isEqualTo(meditech);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "59187, FIX_THEN_RESEND",
        "59188, FIX_THEN_RESEND",
        "59189, FIX_THEN_RESEND",
        "40000, FIX_THEN_RESEND",
        "4130, NEVER",
        "4131, NEVER",
        "4134, NEVER",
        "4107, REDIRECT"
    })
    void classEpicsErrorsAsTheTableDoes(String code, RetryClass expected) {
        assertThat(profile("epic").errors().stream()
                        .filter(error -> error.code().equals(code))
                        .map(VendorError::retry))
                .containsExactly(expected);
    }

    static Stream<CapabilityProfile> ofFhir() {
        return shipped().filter(CapabilityProfile::takesFhir);
    }

    @Test
    void sayWhichMessagesOfHl7v2AreTakenAndWhatItsErrorsMean() {
        CapabilityProfile v2 = profile("generic-v2");
        assertThat(v2.takesFhir()).isFalse();
        assertThat(v2.messages())
                .extracting(MessageCapability::type)
                .contains("RRI^I12", "SIU^S12", "SIU^S13", "SIU^S15", "SIU^S26", "ORU^R01", "MDM^T02", "ADT^A40");
        assertThat(v2.messages())
                .allSatisfy(message -> assertThat(message.source().trust()).isEqualTo(Trust.NOT_VERIFIED));
        assertThat(v2.takesMessage("ORU^R01")).isTrue();
        assertThat(v2.takesMessage("BAR^P01")).isFalse();
        assertThat(v2.retryOf("101")).contains(RetryClass.FIX_THEN_RESEND);
        assertThat(v2.retryOf("207")).contains(RetryClass.RETRY);
        assertThat(v2.retryOf("999")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ofFhir")
    void nameOnlyTypesOfR4AndTellWhenASourceWasRead(CapabilityProfile profile) {
        assertThat(profile.resources()).isNotEmpty().allSatisfy(resource -> {
            assertThat(FHIRAllTypes.fromCode(resource.type())).isNotNull();
            assertThat(resource.source().trust() == Trust.NOT_VERIFIED
                            || resource.source().captured().isPresent())
                    .isTrue();
        });
        assertThat(profile.has(Quirk.SEARCH_BEFORE_CREATE)).isTrue();
    }

    @Test
    void doNotRaiseDocumentationToAVerifiedStatement() {
        assertThat(profile("oracle-health").resources())
                .allSatisfy(resource -> assertThat(resource.source().trust()).isEqualTo(Trust.NOT_VERIFIED));
        assertThat(profile("epic").errors())
                .allSatisfy(error -> assertThat(error.source().trust()).isEqualTo(Trust.NOT_VERIFIED));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '!',
            value = {
                "resources:\\n  Observation:\\n    may: [delete]\\n    source: s!x.yaml: resources.Observation: may",
                "resources:\\n  Observation:\\n    may: [create]\\n    source: t!x.yaml: resources.Observation: source",
                "resources:\\n  Observation:\\n    source: s!x.yaml: resources.Observation: may is missing",
                "resources:\\n  Task:\\n    may: []\\n    source: s\\n    extra: 1!x.yaml: resources.Task: extra",
                "quirks:\\n  odd:\\n    source: s!x.yaml: quirks.odd: entry has an unknown name",
                "errors:\\n  '1':\\n    class: later\\n    source: s!x.yaml: errors.1: class",
                "parameters:\\n  p:\\n    in: body\\n    source: s!x.yaml: parameters.p: in",
                "more: 1!x.yaml: more is not a known key",
                "resources: [!x.yaml line"
            })
    void areRefusedWithFileAndEntry(String tail, String named) {
        String text = HEAD + tail.replace("\\n", "\n");
        assertThatExceptionOfType(ProfileFileException.class)
                .isThrownBy(() -> ProfileFile.read("x.yaml", text))
                .withMessageStartingWith(named);
    }

    @Test
    void haveTheNameOfTheirFile() {
        assertThatExceptionOfType(ProfileFileException.class)
                .isThrownBy(() -> ProfileFile.read("y.yaml", HEAD))
                .withMessageContaining("name is not the file's");
        assertThat(ProfileFile.read("x.yaml", HEAD).resources()).isEqualTo(List.of());
    }

    private static CapabilityProfile profile(String name) {
        return CapabilityProfiles.named(name).orElseThrow();
    }

    private static String letters(String name, String type) {
        CapabilityProfile profile = profile(name);
        return (profile.may(WriteInteraction.CREATE, type) ? "c" : "")
                + (profile.may(WriteInteraction.UPDATE, type) ? "u" : "");
    }
}
