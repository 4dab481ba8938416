package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is withdrawn or not an exact number, and codes of tables, as the way in reads what the way out writes. */
class ResultReadingTest {

    private static final V2Sample INJECTION = V2Sample.named("oru-r01/06-injection");

    @Test
    void takesAnInjectionWhoseResultsAreCancelledForOneThatWasToldByMistake() {
        Bundle made = made(INJECTION.with("|F|||||||||||||||||||si-joint", "|X|||||||||||||||||||si-joint"));

        assertThat(MadeValues.of(made, "Procedure.status")).isEqualTo("entered-in-error");
        assertThat(MadeValues.of(made(INJECTION), "Procedure.status")).isEqualTo("completed");
    }

    @Test
    void takesAWrongReadingForOneThatWasToldByMistake() {
        Bundle made = made(INJECTION.with("LN||8||||||F|", "LN||8||||||W|"));

        assertThat(MadeValues.of(made, "Observation.status")).isEqualTo("entered-in-error; final; final");
    }

    @ParameterizedTest
    @CsvSource({"<, <", "<=, <=", ">, >", ">=, >="})
    void readsAVolumeWithAComparator(String written, String comparator) {
        Bundle made = made(
                INJECTION.with("|NM|contrast-volume", "|SN|contrast-volume").with("||0.3|", "||" + written + "^0.3|"));

        assertThat(MadeValues.of(made, "Procedure.extension.extension.value.value"))
                .isEqualTo("0.3; 1.5");
        assertThat(MadeValues.of(made, "Procedure.extension.extension.value.comparator"))
                .isEqualTo(comparator);
    }

    @ParameterizedTest
    @CsvSource({
        "%^percent^UCUM, %, percent",
        "%^^UCUM, %, %",
        "^drops, '', drops",
        "258773002^Milliliter^SCT, '', Milliliter"
    })
    void readsAUnitByItsCodeAndItsWords(String written, String code, String words) {
        Bundle made = made(INJECTION.with("LN||8||", "LN||8|" + written + "|"));

        assertThat(MadeValues.of(made, "Observation.value.unit")).startsWith(words + "; ");
        assertThat(MadeValues.of(made, "Observation.value.code"))
                .isEqualTo(code.isEmpty() ? "{score}; {score}" : code + "; {score}; {score}");
    }

    @ParameterizedTest
    @CsvSource({
        "A, v3-MaritalStatus, L",
        "B, v3-MaritalStatus, U",
        "C, v3-MaritalStatus, C",
        "D, v3-MaritalStatus, D",
        "E, v3-MaritalStatus, L",
        "G, v3-MaritalStatus, T",
        "I, v3-MaritalStatus, I",
        "M, v3-MaritalStatus, M",
        "N, v3-MaritalStatus, A",
        "P, v3-MaritalStatus, T",
        "R, v3-MaritalStatus, T",
        "S, v3-MaritalStatus, S",
        "W, v3-MaritalStatus, W",
        "U, v3-NullFlavor, UNK"
    })
    void readsTheMaritalStatusByTable0002(String written, String system, String code) {
        Bundle made = made(INJECTION.with("||19701102|F", "||19701102|F||||||||" + written));

        assertThat(MadeValues.of(made, "Patient.maritalStatus.coding.code")).isEqualTo(code);
        assertThat(MadeValues.of(made, "Patient.maritalStatus.coding.system"))
                .isEqualTo("http://terminology.hl7.org/CodeSystem/" + system);
    }

    private static Bundle made(V2Sample sample) {
        return MapsTest.made(sample.bytes());
    }
}
