package care.sij.pathway;

import static care.sij.clinical.TrialType.HOME_EXERCISE;
import static care.sij.clinical.TrialType.MEDICATION;
import static care.sij.clinical.TrialType.PHYSICAL_THERAPY;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.InjectionAgent;
import care.sij.clinical.TrialType;
import care.sij.pathway.ConservativeTrial.Attendance;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** clinical.md 3 and 8.1: the union of the trials' days. */
class CareCriterionTest {

    private static final CareCriterion SIX_MONTHS = care(Set.of(), Period.ofMonths(6));

    private static CareCriterion care(Set<TrialType> types, Period minimum) {
        return new CareCriterion(
                "conservative-care", types, CareCriterion.Setting.ANY, minimum, CareCriterion.Course.MAY_HAVE_ENDED);
    }

    private static Finding evaluate(CareCriterion criterion, Story story) {
        return criterion.evaluate(story.on("2023-12-11"));
    }

    @Test
    void countsTheDaysOfJ1() {
        Story story =
                Story.right().care(MEDICATION, "2023-03-06", "").care(PHYSICAL_THERAPY, "2023-03-13", "2023-06-16");
        assertThat(evaluate(SIX_MONTHS, story).detail()).startsWith("280 days");
        assertThat(evaluate(care(Set.of(PHYSICAL_THERAPY), Period.ofMonths(6)), story))
                .satisfies(finding -> {
                    assertThat(finding.detail()).startsWith("95 days");
                    assertThat(finding.result()).isEqualTo(Verdict.UNMET);
                });
    }

    @Test
    void countsTheDaysOfJ3() {
        Story story = Story.right()
                .care(PHYSICAL_THERAPY, "2023-01-09", "2023-04-17")
                .care(HOME_EXERCISE, "2023-01-09", "2023-08-28");
        assertThat(evaluate(SIX_MONTHS, story).detail()).startsWith("231 days");
    }

    @ParameterizedTest
    @CsvSource({"2023-06-11, MET", "2023-06-12, UNMET", "2023-05, MET", "2023-06, UNKNOWN"})
    void asksForSixCalendarMonths(String start, Verdict expected) {
        assertThat(evaluate(SIX_MONTHS, Story.right().care(MEDICATION, start, ""))
                        .result())
                .isEqualTo(expected);
    }

    @Test
    void doesNotCountOverlapsTwiceNorGaps() {
        Story story = Story.right()
                .care(HOME_EXERCISE, "2023-01-01", "2023-01-31")
                .care(MEDICATION, "2023-01-11", "2023-01-21")
                .care(MEDICATION, "2023-03-01", "2023-03-11");
        assertThat(evaluate(SIX_MONTHS, story).detail()).startsWith("40 days");
    }

    @Test
    void cutsCareAtTheReferenceDate() {
        Story story = Story.right().care(MEDICATION, "2023-12-01", "2024-12-31").care(MEDICATION, "2024-01-01", "");
        assertThat(evaluate(SIX_MONTHS, story).detail()).startsWith("10 days");
    }

    @Test
    void isUnknownWithoutATrialOfTheKind() {
        Story story = Story.right().care(MEDICATION, "2023-01-01", "");
        assertThat(evaluate(care(Set.of(PHYSICAL_THERAPY), Period.ofWeeks(4)), story)
                        .result())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"IN_PERSON, MET", "NOT_STATED, UNKNOWN", "REMOTE, UNKNOWN"})
    void asksForTherapyInPerson(Attendance attendance, Verdict expected) {
        CareCriterion inPerson = new CareCriterion(
                "in-person-therapy",
                Set.of(PHYSICAL_THERAPY),
                CareCriterion.Setting.IN_PERSON,
                Period.ofMonths(3),
                CareCriterion.Course.MAY_HAVE_ENDED);
        Story story = Story.right().care(PHYSICAL_THERAPY, "2023-03-13", "2023-06-16", attendance);
        assertThat(evaluate(inPerson, story).result()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'', MET, continuing", "2023-12-11, MET, continuing", "2023-12-10, UNMET, ended"})
    void asksForCareThatGoesOn(String end, Verdict expected, String word) {
        CareCriterion continuing = new CareCriterion(
                "conservative-care",
                Set.of(),
                CareCriterion.Setting.ANY,
                Period.ofWeeks(4),
                CareCriterion.Course.CONTINUING);
        Finding finding = evaluate(continuing, Story.right().care(MEDICATION, "2023-03-06", end));
        assertThat(finding.result()).isEqualTo(expected);
        assertThat(finding.detail()).endsWith(word);
    }

    @Test
    void evaluatesWhatMustHoldBeforeEachBlock() {
        BeforeBlockCriterion before = new BeforeBlockCriterion(
                new PainDurationCriterion(Period.ofMonths(3), Optional.empty()), care(Set.of(), Period.ofWeeks(4)));
        Story story = Story.right().condition("2023-06-26", "2023-01-16").care(MEDICATION, "2023-06-01", "");
        assertThat(before.evaluate(story.on("2023-12-11")).result()).isEqualTo(Verdict.MET);
        story.block("2023-07-24", InjectionAgent.LIDOCAINE, 0, 8, 30, 2);
        assertThat(before.evaluate(story.on("2023-12-11")).result()).isEqualTo(Verdict.MET);
        story.block("2023-06-20", InjectionAgent.LIDOCAINE, 0, 8, 30, 2);
        Finding early = before.evaluate(story.on("2023-12-11"));
        assertThat(early.result()).isEqualTo(Verdict.UNMET);
        assertThat(early.detail()).contains("2023-06-20: 19 days, at least 28 (P28D)");
    }
}
