package care.sij.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.InjectionAgent;
import care.sij.clinical.OdiScore;
import care.sij.clinical.PainScore;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** clinical.md 4.1, 8.1. */
class PainAndFunctionCriteriaTest {

    private static final PainCriterion NRS_5 = new PainCriterion(new PainScore(5), PainCriterion.Scale.NRS);

    @ParameterizedTest
    @CsvSource({"5, MET", "4, UNMET"})
    void asksForTheFloorOfPain(int points, Verdict expected) {
        assertThat(NRS_5.evaluate(Story.right().pain("2023-12-11", points).on("2023-12-11"))
                        .result())
                .isEqualTo(expected);
    }

    @Test
    void takesTheLatestReadingOutsideInjections() {
        Story story = Story.right()
                .pain("2023-06-26", 4)
                .pain("2023-07-01", 8)
                .block("2023-07-24", InjectionAgent.LIDOCAINE, 0, 8, 30, 1)
                .pain("2024-07-22", 2);
        Finding finding = NRS_5.evaluate(story.on("2023-12-11"));
        assertThat(finding.result()).isEqualTo(Verdict.MET);
        assertThat(finding.detail()).isEqualTo("NRS 8 on 2023-07-01, at least 5");
    }

    @Test
    void isUnknownWithoutAReading() {
        assertThat(NRS_5.evaluate(Story.right().on("2023-12-11")).result()).isEqualTo(Verdict.UNKNOWN);
        assertThat(new FunctionCriterion(OdiScore.of(30))
                        .evaluate(Story.right().on("2023-12-11"))
                        .result())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void saysWhenNrsServesAVasFloor() {
        PainCriterion vas = new PainCriterion(new PainScore(5), PainCriterion.Scale.VAS);
        assertThat(vas.evaluate(Story.right().pain("2023-12-11", 8).on("2023-12-11"))
                        .detail())
                .endsWith("(NRS serves the VAS floor)");
    }

    @ParameterizedTest
    @CsvSource({"30, MET", "29, UNMET"})
    void asksForTheFloorOfDisability(int percent, Verdict expected) {
        assertThat(new FunctionCriterion(OdiScore.of(30))
                        .evaluate(Story.right().odi("2023-12-11", percent).on("2023-12-11"))
                        .result())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2023-06-11, MET", "2023-06-12, UNMET", "2023-05, MET", "2023-06, UNKNOWN", "2023, UNKNOWN", "2022, MET"
    })
    void countsTheDurationOfPainFromOnset(String onset, Verdict expected) {
        PainDurationCriterion sixMonths = new PainDurationCriterion(Period.ofMonths(6), Optional.empty());
        assertThat(sixMonths
                        .evaluate(Story.right().condition("2023-06-26", onset).on("2023-12-11"))
                        .result())
                .isEqualTo(expected);
    }

    @Test
    void asksLongerWhenThePainIsRelatedToAPregnancy() {
        PainDurationCriterion aetna = new PainDurationCriterion(Period.ofMonths(6), Optional.of(Period.ofMonths(18)));
        Story story = Story.right().condition("2023-06-26", "2023-01-16");
        assertThat(aetna.evaluate(story.on("2023-12-11")).result()).isEqualTo(Verdict.MET);
        assertThat(aetna.evaluate(story.pregnancy("2023-02-01").on("2023-12-11"))
                        .result())
                .isEqualTo(Verdict.UNMET);
        assertThat(new PainDurationCriterion(Period.ofMonths(6), Optional.empty())
                        .evaluate(story.on("2023-12-11"))
                        .result())
                .isEqualTo(Verdict.MET);
    }

    @Test
    void isUnknownWithoutAnOnset() {
        assertThat(new PainDurationCriterion(Period.ofMonths(6), Optional.empty())
                        .evaluate(Story.right().on("2023-12-11"))
                        .result())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void takesTheEarliestOnsetOfTheSideWheneverItWasTold() {
        Story story = Story.right().condition("2024-03-01", "2023-01-16").condition("2023-06-26", "2023-11-01");
        assertThat(new PainDurationCriterion(Period.ofMonths(6), Optional.empty())
                        .evaluate(story.on("2023-12-11"))
                        .result())
                .isEqualTo(Verdict.MET);
    }

    @Test
    void stateOfAnUnstatedCriterionIsUnknown() {
        assertThat(new UnstatedCriterion("a1c").evaluate(Story.right().on("2023-12-11")))
                .satisfies(finding -> assertThat(finding.result()).isEqualTo(Verdict.UNKNOWN));
    }
}
