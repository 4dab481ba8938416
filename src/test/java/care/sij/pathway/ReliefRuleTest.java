package care.sij.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.Answer;
import care.sij.clinical.FactRef;
import care.sij.clinical.PainScore;
import care.sij.clinical.ReadingOffset;
import care.sij.clinical.Relief;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The five reading rules of clinical.md 2.2. */
class ReliefRuleTest {

    /** Readings as {@code minutes:points}, blank separated. */
    private static List<ReliefReading> after(int before, String readings) {
        List<ReliefReading> list = new ArrayList<>();
        for (String reading :
                readings.isBlank() ? new String[0] : readings.trim().split(" ")) {
            String[] parts = reading.split(":");
            PainScore score = new PainScore(Integer.parseInt(parts[1]));
            list.add(new ReliefReading(
                    new FactRef("Observation/" + parts[0]),
                    ReadingOffset.minutes(Integer.parseInt(parts[0])),
                    score,
                    Relief.between(new PainScore(before), score)));
        }
        return list;
    }

    private static ReliefRule rule(ReadingRule rule, int threshold) {
        return new ReliefRule(rule, threshold, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # rule,             threshold, before, readings,                       positive
                    ANY_30_60,                 75,      8, 30:2 60:1 120:3 240:6 360:7,    YES
                    ANY_30_60,                 75,      7, 30:2 60:1 120:1,                YES
                    ANY_30_60,                 75,      7, 30:2 60:3,                      NO
                    ANY_30_60,                 50,      8, 30:5 60:4,                      YES
                    ANY_30_60,                 50,      8, 30:5,                           NO
                    ANY_30_60,                 50,      8, 15:0 120:0,                     UNKNOWN
                    ANY_30_60,                 50,      8, ' ',                            UNKNOWN
                    ANY_30_60,                 50,      0, 30:0 60:0,                      UNKNOWN
                    MEAN_FIRST_HOUR,           75,      8, 30:3 60:1 120:8,                YES
                    MEAN_FIRST_HOUR,           75,      8, 30:3 60:2,                      NO
                    MEAN_FIRST_HOUR,           75,      8, 120:0,                          UNKNOWN
                    SUSTAINED_EXPECTED,        75,      8, 30:2 60:1 120:3 240:6 360:7,    UNKNOWN
                    SUSTAINED_EXPECTED,        75,      8, 30:5 60:5 120:6,                NO
                    SUSTAINED_EXPECTED,        75,      8, 30:1 60:1,                      UNKNOWN
                    GT80_AFTER_2H,             50,     10, 30:5 120:1 180:1,               YES
                    GT80_AFTER_2H,             50,     10, 180:2 240:2,                    NO
                    GT80_AFTER_2H,             50,     10, 120:0,                          UNKNOWN
                    SAME_SCALE_FOLLOWUP,       50,      8, 30:1 360:4,                     YES
                    SAME_SCALE_FOLLOWUP,       50,      8, 30:1 360:5,                     NO
                    SAME_SCALE_FOLLOWUP,       50,      8, ' ',                            UNKNOWN
                    """)
    void judgesTheReadingsTheRuleLooksAt(
            ReadingRule rule, int threshold, int before, String readings, Answer positive) {
        assertThat(rule(rule, threshold).judge(after(before, readings))).isEqualTo(positive);
    }

    @ParameterizedTest
    @CsvSource({
        "30:1 60:1 120:2, YES",
        "30:1 60:1 180:2, YES",
        "30:1 60:1 180:7, UNKNOWN",
        "30:1 60:1, UNKNOWN",
        "30:1 60:4 120:1, NO"
    })
    void asksForReliefAsLongAsTheAgentIsExpectedToLast(String readings, Answer positive) {
        ReliefRule twoHours =
                new ReliefRule(ReadingRule.SUSTAINED_EXPECTED, 75, Optional.of(ReadingOffset.minutes(120)));
        assertThat(twoHours.judge(after(8, readings))).isEqualTo(positive);
    }

    @ParameterizedTest
    @CsvSource({
        "ANY_30_60, 60",
        "GT80_AFTER_2H, 180",
        "SUSTAINED_EXPECTED, 240",
        "SAME_SCALE_FOLLOWUP, 240",
    })
    void countsTheReadingThatCarriesTheAnswer(ReadingRule rule, long minutes) {
        assertThat(rule(rule, 75).counted(after(8, "30:2 60:1 180:3 240:6")))
                .hasValueSatisfying(
                        reading -> assertThat(reading.offset().minutes()).isEqualTo(minutes));
    }

    @Test
    void countsTheEarlierOfTwoEquallyGoodReadings() {
        assertThat(rule(ReadingRule.ANY_30_60, 75).counted(after(8, "30:2 60:2")))
                .hasValueSatisfying(reading -> assertThat(reading.offset()).hasToString("30 min"));
    }

    @Test
    void hasNoSingleReadingForAMean() {
        assertThat(rule(ReadingRule.MEAN_FIRST_HOUR, 75).counted(after(8, "30:2 60:2")))
                .isEmpty();
    }

    @Test
    void showsTheArithmeticOfWhatItLookedAt() {
        ReliefRule rule = rule(ReadingRule.ANY_30_60, 75);
        assertThat(rule.words(after(8, "30:2 60:1 120:3")))
                .isEqualTo("8 to 2 = 75.0 % at 30 min, 8 to 1 = 87.5 % at 60 min");
        assertThat(rule.words(List.of())).isEqualTo("no reading that counts");
    }

    @Test
    void knowsARuleByItsName() {
        assertThat(ReadingRule.of("ANY_30_60")).contains(ReadingRule.ANY_30_60);
        assertThat(ReadingRule.of("BEST")).isEmpty();
        assertThat(ReadingRule.ANY_30_60.code()).isEqualTo("ANY_30_60");
    }
}
