package care.sij.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicalDateTest {

    private static ClinicalDate read(String text) {
        return switch (text.length()) {
            case 4 -> ClinicalDate.year(Year.parse(text));
            case 7 -> ClinicalDate.month(YearMonth.parse(text));
            case 10 -> ClinicalDate.day(LocalDate.parse(text));
            default -> ClinicalDate.moment(LocalDateTime.parse(text));
        };
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # date,              on or after 2023-07-24, on or before 2023-07-24
                    2023-07-24,          YES,     YES
                    2023-07-24T14:30:00, YES,     YES
                    2023-07-23,          NO,      YES
                    2023-07-25,          YES,     NO
                    2023-07,             UNKNOWN, UNKNOWN
                    2023-08,             YES,     NO
                    2023-06,             NO,      YES
                    2023,                UNKNOWN, UNKNOWN
                    2022,                NO,      YES
                    """)
    void answersUnknownWhenThePartialDateLiesAcrossTheEdge(String date, Answer after, Answer before) {
        LocalDate edge = LocalDate.of(2023, 7, 24);
        assertThat(read(date).onOrAfter(edge)).isEqualTo(after);
        assertThat(read(date).onOrBefore(edge)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"2023-07, YES", "2023-08, UNKNOWN", "2023-10, NO", "2023, UNKNOWN", "2023-08-15, YES"})
    void includesBothEdgesOfAWindow(String date, Answer inside) {
        assertThat(read(date).within(LocalDate.of(2023, 7, 1), LocalDate.of(2023, 8, 15)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({"2023, 2023", "2023-07, 2023-07", "2023-07-24, 2023-07-24", "2023-07-24T14:30:00.5, 2023-07-24"})
    void showsWhatIsKnown(String date, String shown) {
        assertThat(read(date)).hasToString(shown);
    }

    @Test
    void knowsNothingOfAnUndatedFact() {
        LocalDate any = LocalDate.of(2023, 7, 24);
        assertThat(ClinicalDate.unknown().onOrBefore(any)).isEqualTo(Answer.UNKNOWN);
        assertThat(ClinicalDate.unknown().onOrAfter(any)).isEqualTo(Answer.UNKNOWN);
        assertThat(ClinicalDate.unknown().isKnown()).isFalse();
        assertThat(ClinicalDate.unknown()).hasToString("undated");
        assertThat(ClinicalDate.day(any).isKnown()).isTrue();
    }

    @Test
    void isADayWhenTheDayIsKnown() {
        assertThat(read("2023-07-24T14:30:00").isDay()).isTrue();
        assertThat(read("2023-07").isDay()).isFalse();
    }

    @Test
    void putsTheEarlierFirst() {
        assertThat(read("2023-07-24")).isLessThan(read("2023-07-24T00:30:00"));
        assertThat(read("2023-07-24T10:00:00")).isLessThan(read("2023-07-24T10:30:00"));
        assertThat(read("2023-07-01")).isLessThan(read("2023-07"));
    }

    @Test
    void rejectsAnEndBeforeTheBeginning() {
        LocalDateTime at = LocalDateTime.of(2023, 7, 24, 10, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> new ClinicalDate(at, at.minusSeconds(1)));
    }
}
