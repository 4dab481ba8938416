package care.sij.pathway;

import static care.sij.clinical.SmokingStatus.FORMER;
import static care.sij.clinical.SmokingStatus.NEVER;
import static care.sij.clinical.SmokingStatus.SMOKER;
import static care.sij.pathway.CotinineReading.Bound.LESS_THAN;
import static care.sij.pathway.CotinineReading.Bound.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.pathway.NicotineCriterion.NeverSmoker;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows 6 and 7 of clinical.md 4.1. */
class NicotineCriterionTest {

    private static final NicotineCriterion AETNA =
            new NicotineCriterion(Optional.of(Period.ofYears(1)), BigDecimal.TEN, NeverSmoker.LAB_REQUIRED);
    private static final NicotineCriterion EVICORE =
            new NicotineCriterion(Optional.empty(), BigDecimal.TEN, NeverSmoker.EXEMPT);

    private static Verdict result(NicotineCriterion criterion, Story story) {
        return criterion.evaluate(story.on("2023-12-11")).result();
    }

    @ParameterizedTest
    @CsvSource({
        "10, MEASURED, MET",
        "10.1, MEASURED, UNMET",
        "2, LESS_THAN, MET",
        "10, LESS_THAN, MET",
        "20, LESS_THAN, UNKNOWN"
    })
    void readsCotinineAgainstTheLimit(String value, CotinineReading.Bound bound, Verdict expected) {
        Story never = Story.right().smoking("2023-06-26", NEVER).cotinine("2023-12-04", value, bound);
        assertThat(result(AETNA, never)).isEqualTo(expected);
        Story former = Story.right().smoking("2023-06-26", FORMER).cotinine("2023-12-04", value, bound);
        assertThat(result(EVICORE, former)).isEqualTo(expected);
    }

    @Test
    void exemptsANeverSmokerOnlyWhereThePolicyDoes() {
        Story never = Story.right().smoking("2023-06-26", NEVER);
        assertThat(result(EVICORE, never)).isEqualTo(Verdict.MET);
        assertThat(result(AETNA, never)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void asksAFormerSmokerForAYear() {
        Story lately = Story.right().smoking("2023-06-26", FORMER).cotinine("2023-12-04", "1", MEASURED);
        assertThat(result(AETNA, lately)).isEqualTo(Verdict.UNKNOWN);
        Story forAYear = Story.right().smoking("2022-11-01", FORMER).cotinine("2023-12-04", "1", MEASURED);
        assertThat(result(AETNA, forAYear)).isEqualTo(Verdict.MET);
        Story relapsed = Story.right()
                .smoking("2022-11-01", FORMER)
                .smoking("2023-03-01", SMOKER)
                .smoking("2023-06-26", FORMER)
                .cotinine("2023-12-04", "1", MEASURED);
        assertThat(result(AETNA, relapsed)).isEqualTo(Verdict.UNMET);
        Story stopped = Story.right()
                .smoking("2022-11-01", SMOKER)
                .smoking("2023-06-26", FORMER)
                .cotinine("2023-12-04", "1", MEASURED);
        assertThat(result(AETNA, stopped)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void isUnmetByASmoker() {
        Story smoker = Story.right().smoking("2022-01-01", SMOKER).cotinine("2023-12-04", "1", LESS_THAN);
        assertThat(result(AETNA, smoker)).isEqualTo(Verdict.UNMET);
    }

    @Test
    void isUnknownWithoutStatusAndLaboratory() {
        assertThat(result(AETNA, Story.right())).isEqualTo(Verdict.UNKNOWN);
        assertThat(result(EVICORE, Story.right())).isEqualTo(Verdict.UNKNOWN);
        assertThat(result(AETNA, Story.right().cotinine("2023-12-04", "1", MEASURED)))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void saysWhatItRead() {
        Story story = Story.right().smoking("2023-06-26", NEVER).cotinine("2023-12-04", "2", LESS_THAN);
        assertThat(AETNA.evaluate(story.on("2023-12-11")).detail())
                .isEqualTo("smoking status NEVER on 2023-06-26, cotinine < 2 ng/mL on 2023-12-04, at most 10 ng/mL,"
                        + " free for P1Y");
    }
}
