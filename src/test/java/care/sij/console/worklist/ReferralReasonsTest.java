package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferralReasonsTest {

    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    @ParameterizedTest
    @CsvSource({
        "Condition/c, confirmed, 'Pain, as referred', 'Pain, as referred'",
        "Condition/c, confirmed, '', Joint pain",
        "Condition/c, refuted, '', Joint pain (refuted)",
        "Condition/c, entered-in-error, '', ''",
        "Condition/c, entered-in-error, 'Pain, as referred', ''",
        "Condition/unseen, confirmed, 'Pain, as referred', 'Pain, as referred'",
        "Condition/unseen, confirmed, '', ''",
        "Observation/c, entered-in-error, 'Seen so', 'Seen so'"
    })
    void leavesOutWhatWasWithdrawn(String reference, String status, String display, String words) {
        Condition condition = new Condition()
                .setCode(new CodeableConcept().setText("Joint pain"))
                .setVerificationStatus(new CodeableConcept(new Coding(VERIFICATION, status, null)));
        Reference named = new Reference(reference);
        if (!display.isEmpty()) {
            named.setDisplay(display);
        }

        assertThat(ReferralReasons.reason(named, Map.of("c", condition))).isEqualTo(words);
    }
}
