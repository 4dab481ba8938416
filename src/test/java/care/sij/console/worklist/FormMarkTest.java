package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.console.frame.IllegalFilter;
import care.sij.record.ResourceKey;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormMarkTest {

    private static final AskedReferral REFERRAL =
            new AskedReferral(new ResourceKey("Task", "t"), 7, "hospital", new Task());

    private static FormMark now(long version) {
        return FormMark.of(
                REFERRAL,
                Optional.of(new BookedVisit(new ResourceKey("Appointment", "a"), version, new Appointment())));
    }

    @Test
    void ofAFormIsThatOfWhatItWasMadeFrom() {
        FormMark made = FormMark.of(Map.of("version", "7", "visit", now(2).visitText()));

        assertThat(made).isEqualTo(now(2)).isNotEqualTo(now(3)).isNotEqualTo(FormMark.of(REFERRAL, Optional.empty()));
        assertThat(FormMark.of(Map.of("version", "7"))).isEqualTo(FormMark.of(REFERRAL, Optional.empty()));
        assertThat(FormMark.of(Map.of("version", "6", "visit", "a/2"))).isNotEqualTo(now(2));
    }

    @ParameterizedTest
    @CsvSource({"'', a/1, version", "x, a/1, version", "1, a, visit", "1, a/0, visit", "1, a/b/1, visit"})
    void isOfOurFormsOnly(String version, String visit, String field) {
        assertThatExceptionOfType(IllegalFilter.class)
                .isThrownBy(() -> FormMark.of(Map.of("version", version, "visit", visit)))
                .withMessageContaining("`" + field + "`");
    }
}
