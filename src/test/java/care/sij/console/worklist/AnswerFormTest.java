package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFormTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZONE);

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
            ACCEPT;         ;                                               -
            ACCEPT;         day=2026-03-02 time=09:30;                      -
            ACCEPT;         day=2026-03-02;                                 needs a date, a time
            ACCEPT;         location=here;                                  needs a date, a time
            SCHEDULE;       ;                                               needs a date, a time
            SCHEDULE;       day=2026-03-02 time=09:30;                      -
            SCHEDULE;       day=2026-02-30 time=09:30;                      needs a date, a time
            SCHEDULE;       day=2026-03-02 time=25:00;                      needs a date, a time
            SCHEDULE;       day=2026-03-02 time=09:30 minutes=4;            5 to 480 minutes
            SCHEDULE;       day=2026-03-02 time=09:30 minutes=x;            5 to 480 minutes
            SCHEDULE;       day=2026-03-01 time=11:59;                      lies in the past
            ASK;            ;                                               text is empty
            ASK;            text=What;                                      -
            DECLINE;        ;                                               reason is missing
            DECLINE;        reason=nonsense;                                reason is missing
            DECLINE;        reason=no-capacity;                             -
            DECLINE;        reason=other;                                   needs words
            DECLINE;        reason=other text=So;                           -
            CONFIRM_CANCEL; ;                                               text is empty
            NO_SHOW;        ;                                               -
            """)
    void saysWhatIsWrong(Answer answer, String typed, String wrong) {
        Map<String, String> fields = new HashMap<>();
        if (typed != null) {
            for (String field : typed.split(" ")) {
                fields.put(field.split("=")[0], field.split("=")[1]);
            }
        }

        assertThat(AnswerForm.of(fields).wrong(answer, ZONE, NOW).orElse("-")).contains(wrong == null ? "-" : wrong);
    }

    @ParameterizedTest
    @CsvSource({"text, 1001", "location, 201"})
    void bounds(String field, int length) {
        assertThat(AnswerForm.of(Map.of(field, "x".repeat(length))).wrong(Answer.NO_SHOW, ZONE, NOW))
                .isPresent();
        assertThat(AnswerForm.of(Map.of(field, "x\u0000")).wrong(Answer.NO_SHOW, ZONE, NOW))
                .isPresent();
    }
}
