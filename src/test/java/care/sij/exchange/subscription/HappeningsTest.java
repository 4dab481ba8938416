package care.sij.exchange.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import care.sij.record.Interaction;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happened follows from a resource before and after alone. */
class HappeningsTest {

    private static final String OWN = "http://sij-pathways.example.org/fhir/";

    private final Happenings happenings = new Happenings(new FhirJson(FhirR4.context()));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "requested, failed, POSTOP_FOLLOWUP_OVERDUE",
                "-, failed, POSTOP_FOLLOWUP_OVERDUE",
                "failed, failed, -",
                "failed, completed, -",
                "requested, completed, -"
            })
    void aVisitIsOverdueWhenItsWindowHasPassed(String before, String after, Topic expected) {
        assertHappened("Task", Origin.PROJECTED, visit(before), visit(after), expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, requested, REFERRAL_TASK_STATUS",
                "requested, accepted, REFERRAL_TASK_STATUS",
                "accepted, accepted, -"
            })
    void aReferralMoves(String before, String after, Topic expected) {
        assertHappened("Task", Origin.PARTNER, referral(before), referral(after), expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, referred, PROJECTED, CAREPLAN_STAGE_CHANGE",
                "referred, assessment, PROJECTED, CAREPLAN_STAGE_CHANGE",
                "assessment, assessment, PROJECTED, -",
                "referred, assessment, PARTNER, -"
            })
    void aPlanEntersAnotherStage(String before, String after, Origin origin, Topic expected) {
        assertHappened("CarePlan", origin, plan(before), plan(after), expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, final 80, INJECTION_OUTCOME_FINAL",
                "-, preliminary 80, -",
                "preliminary 80, final 80, INJECTION_OUTCOME_FINAL",
                "final 80, final 80, -",
                "final 80, amended 60, INJECTION_OUTCOME_FINAL"
            })
    void whatAnInjectionDidIsFinal(String before, String after, Topic expected) {
        assertHappened("Observation", Origin.PROJECTED, outcome(before), outcome(after), expected);
    }

    private void assertHappened(
            String type, Origin origin, Optional<String> before, Optional<String> after, Topic expected) {
        StoredVersion now = version(type, origin, 2, after.orElseThrow());
        assertThat(happenings.of(before.map(body -> version(type, origin, 1, body)), now))
                .isEqualTo(Optional.ofNullable(expected));
    }

    private static Optional<String> visit(String status) {
        return Optional.ofNullable(status)
                .map(given -> "{\"resourceType\":\"Task\",\"status\":\"" + given
                        + "\",\"code\":{\"coding\":[{\"system\":\"" + OWN
                        + "CodeSystem/sij-task\",\"code\":\"follow-up-due\"}]}}");
    }

    private static Optional<String> referral(String status) {
        return Optional.ofNullable(status)
                .map(given -> "{\"resourceType\":\"Task\",\"status\":\"" + given
                        + "\",\"identifier\":[{\"type\":{\"coding\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/v2-0203\",\"code\":\"PLAC\"}]},"
                        + "\"system\":\"urn:x\",\"value\":\"1\"}]}");
    }

    private static Optional<String> plan(String stage) {
        return Optional.ofNullable(stage)
                .map(given -> "{\"resourceType\":\"CarePlan\",\"extension\":[{\"url\":\"" + OWN
                        + "StructureDefinition/sij-stage\",\"valueCode\":\"" + given + "\"}]}");
    }

    private static Optional<String> outcome(String told) {
        return Optional.ofNullable(told).map(given -> {
            String[] parts = given.split(" ", 2);
            return "{\"resourceType\":\"Observation\",\"status\":\"" + parts[0]
                    + "\",\"code\":{\"coding\":[{\"system\":\"" + OWN
                    + "CodeSystem/sij-observation\",\"code\":\"block-response\"}]},\"valueQuantity\":{\"value\":"
                    + parts[1] + "}}";
        });
    }

    private static StoredVersion version(String type, Origin origin, long number, String body) {
        return new StoredVersion(
                new ResourceKey(type, "a"),
                number,
                List.of("p"),
                origin,
                "sij",
                number == 1 ? Interaction.CREATE : Interaction.UPDATE,
                number,
                Instant.EPOCH,
                Bytes.utf8(body),
                Bytes.EMPTY);
    }
}
