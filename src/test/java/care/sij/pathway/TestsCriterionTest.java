package care.sij.pathway;

import static care.sij.clinical.FindingResult.NEGATIVE;
import static care.sij.clinical.FindingResult.NOT_DONE;
import static care.sij.clinical.FindingResult.POSITIVE;
import static care.sij.clinical.FindingResult.POSITIVE_ELSEWHERE;
import static care.sij.clinical.ProvocationTest.COMPRESSION;
import static care.sij.clinical.ProvocationTest.DISTRACTION;
import static care.sij.clinical.ProvocationTest.FABER;
import static care.sij.clinical.ProvocationTest.GAENSLEN;
import static care.sij.clinical.ProvocationTest.THIGH_THRUST;
import static care.sij.clinical.ProvocationTest.YEOMAN;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.FindingResult;
import care.sij.clinical.ProvocationTest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** clinical.md 1.1 and DESIGN 5. */
class TestsCriterionTest {

    private static final String DAY = "2023-06-26";
    private static final Set<ProvocationTest> FIVE =
            EnumSet.of(COMPRESSION, THIGH_THRUST, FABER, DISTRACTION, GAENSLEN);
    private static final TestsCriterion THREE_OF_FIVE =
            new TestsCriterion(Optional.of(FIVE), OptionalInt.of(3), Set.of());

    private static Verdict result(TestsCriterion criterion, Story story) {
        return criterion.evaluate(story.on("2023-12-11")).result();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # positive, negative, result: the others are not recorded
                    3, 0, MET
                    3, 2, MET
                    2, 3, UNMET
                    2, 2, UNKNOWN
                    2, 0, UNKNOWN
                    1, 3, UNMET
                    0, 3, UNMET
                    0, 2, UNKNOWN
                    0, 0, UNKNOWN
                    """)
    void countsPositivesAndUnknowns(int positive, int negative, Verdict expected) {
        Story story = Story.right();
        ProvocationTest[] five = FIVE.toArray(ProvocationTest[]::new);
        for (int i = 0; i < positive; i++) {
            story.tests(DAY, POSITIVE, five[i]);
        }
        for (int i = positive; i < positive + negative; i++) {
            story.tests(DAY, NEGATIVE, five[i]);
        }
        assertThat(result(THREE_OF_FIVE, story)).isEqualTo(expected);
    }

    @Test
    void doesNotCountPainFeltElsewhere() {
        Story story = Story.left()
                .tests(DAY, POSITIVE, COMPRESSION, THIGH_THRUST)
                .tests(DAY, POSITIVE_ELSEWHERE, FABER)
                .tests(DAY, NEGATIVE, DISTRACTION, GAENSLEN);
        assertThat(result(THREE_OF_FIVE, story)).isEqualTo(Verdict.UNMET);
    }

    @Test
    void countsAManoeuvreOnceAndOnlyThoseOfTheSet() {
        Story story = Story.right()
                .tests(DAY, POSITIVE, COMPRESSION, COMPRESSION, COMPRESSION, YEOMAN)
                .tests(DAY, NEGATIVE, THIGH_THRUST, FABER, DISTRACTION);
        assertThat(result(THREE_OF_FIVE, story)).isEqualTo(Verdict.UNMET);
    }

    @Test
    void takesATestThatWasNotDoneForUnknown() {
        Story story = Story.right()
                .tests(DAY, POSITIVE, COMPRESSION, THIGH_THRUST)
                .tests(DAY, NEGATIVE, FABER, DISTRACTION)
                .tests(DAY, NOT_DONE, GAENSLEN);
        assertThat(result(THREE_OF_FIVE, story)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void takesTheNewestResultOfEachManoeuvre() {
        Story story = Story.right()
                .tests("2023-03-01", NEGATIVE, COMPRESSION, THIGH_THRUST, FABER, DISTRACTION, GAENSLEN)
                .tests(DAY, POSITIVE, COMPRESSION, THIGH_THRUST, FABER)
                .tests("2023-07-01", NOT_DONE, FABER);
        assertThat(result(THREE_OF_FIVE, story)).isEqualTo(Verdict.MET);
    }

    @Test
    void takesContradictingResultsOfOneDayForUnknown() {
        Story story = Story.right()
                .tests(DAY, POSITIVE, COMPRESSION, THIGH_THRUST, FABER)
                .tests(DAY, NEGATIVE, FABER, DISTRACTION, GAENSLEN);
        assertThat(result(THREE_OF_FIVE, story)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void countsEveryManoeuvreWhereTheSetIsNotStatedAndSaysSo() {
        TestsCriterion open = new TestsCriterion(Optional.empty(), OptionalInt.empty(), Set.of());
        Story story = Story.right().tests(DAY, POSITIVE, COMPRESSION, THIGH_THRUST, YEOMAN);
        Finding finding = open.evaluate(story.on("2023-12-11"));
        assertThat(finding.result()).isEqualTo(Verdict.MET);
        assertThat(finding.detail())
                .isEqualTo("3 positive, 6 unknown of 9, at least 3 (set not stated: every manoeuvre)"
                        + " (number by the clinic protocol)");
    }

    /** The rule of the fusion LCD of 2022: thigh thrust or compression, and two more. */
    @ParameterizedTest
    @CsvSource({"THIGH_THRUST, MET", "COMPRESSION, MET", "YEOMAN, UNMET"})
    void canAskForOneOfTwoAmongThePositive(ProvocationTest third, Verdict expected) {
        TestsCriterion lcd =
                new TestsCriterion(Optional.empty(), OptionalInt.of(3), EnumSet.of(THIGH_THRUST, COMPRESSION));
        Story story = Story.right()
                .tests("2023-01-01", NEGATIVE, THIGH_THRUST, COMPRESSION)
                .tests(DAY, POSITIVE, GAENSLEN, DISTRACTION, third);
        Finding finding = lcd.evaluate(story.on("2023-12-11"));
        assertThat(finding.result()).isEqualTo(expected);
        assertThat(finding.detail()).endsWith("one of them compression, thigh-thrust");
    }

    @ParameterizedTest
    @EnumSource(FindingResult.class)
    void readsTheFortinTest(FindingResult result) {
        Evidence evidence = Story.right().fortin(DAY, result).on("2023-12-11");
        Verdict positive = new FortinCriterion(FortinCriterion.Need.POSITIVE)
                .evaluate(evidence)
                .result();
        Verdict recorded = new FortinCriterion(FortinCriterion.Need.RECORDED)
                .evaluate(evidence)
                .result();
        switch (result) {
            case POSITIVE -> assertThat(positive).isEqualTo(Verdict.MET);
            case NEGATIVE, POSITIVE_ELSEWHERE -> assertThat(positive).isEqualTo(Verdict.UNMET);
            case NOT_DONE -> assertThat(positive).isEqualTo(Verdict.UNKNOWN);
        }
        assertThat(recorded).isEqualTo(result == NOT_DONE ? Verdict.UNKNOWN : Verdict.MET);
    }
}
