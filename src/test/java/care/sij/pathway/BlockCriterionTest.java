package care.sij.pathway;

import static care.sij.clinical.InjectionAgent.BUPIVACAINE;
import static care.sij.clinical.InjectionAgent.LIDOCAINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.sij.clinical.Answer;
import care.sij.clinical.ImageGuidance;
import care.sij.clinical.InjectionAgent;
import care.sij.clinical.InjectionPurpose;
import care.sij.clinical.PainScore;
import care.sij.clinical.ReadingOffset;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** clinical.md 2.2, 4.1, 8.2. */
class BlockCriterionTest {

    private static final BlockCriterion TWO_OF_75 = blocks(2, 75, Optional.empty());

    private static BlockCriterion blocks(int count, int threshold, Optional<Period> lookback) {
        return new BlockCriterion(
                OptionalInt.of(count),
                OptionalInt.of(threshold),
                lookback,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static Verdict result(BlockCriterion criterion, Story story, String day) {
        return criterion.evaluate(story.on(day)).result();
    }

    private static Story good(Story story, String day) {
        return story.block(day, LIDOCAINE, 0, 8, 30, 2, 60, 2);
    }

    @Test
    void isMetByTwoPositiveBlocksOnSeparateDays() {
        Story story = good(good(Story.right(), "2023-07-24"), "2023-08-14");
        Finding finding = TWO_OF_75.evaluate(story.on("2023-12-11"));
        assertThat(finding.result()).isEqualTo(Verdict.MET);
        assertThat(finding.evidence()).hasSize(8);
        assertThat(finding.detail())
                .contains("2 of 2 positive blocks", "8 to 2 = 75.0 % at 30 min", "by the clinic protocol: guidance");
    }

    @Test
    void isUnmetByOneOfTwoAndByTwoOfOneDay() {
        Story story = good(Story.right(), "2023-07-24");
        assertThat(result(TWO_OF_75, story, "2023-12-11")).isEqualTo(Verdict.UNMET);
        assertThat(result(TWO_OF_75, good(story, "2023-07-24"), "2023-12-11")).isEqualTo(Verdict.UNMET);
    }

    @Test
    void isUnknownWithoutAnyBlockOrWithoutReadings() {
        assertThat(result(TWO_OF_75, Story.right(), "2023-12-11")).isEqualTo(Verdict.UNKNOWN);
        Story blind = good(Story.right(), "2023-07-24").block("2023-08-14", BUPIVACAINE);
        assertThat(result(TWO_OF_75, blind, "2023-12-11")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void doesNotSeeBlocksAfterTheReferenceDate() {
        Story story = good(good(Story.right(), "2023-07-24"), "2023-12-12");
        assertThat(result(TWO_OF_75, story, "2023-12-11")).isEqualTo(Verdict.UNMET);
    }

    @ParameterizedTest
    @CsvSource({
        "FLUOROSCOPY, USED, MET",
        "CT, USED, MET",
        "ULTRASOUND, USED, UNMET",
        "NONE, USED, UNMET",
        "FLUOROSCOPY, NOT_USED, UNMET",
        "FLUOROSCOPY, NOT_STATED, UNKNOWN"
    })
    void asksForTheClinicsTechniqueWhereNoneIsStated(
            ImageGuidance guidance, Injection.Contrast contrast, Verdict expected) {
        Story story = Story.right()
                .injection(InjectionPurpose.DIAGNOSTIC, "2023-07-24", guidance, contrast, Set.of(LIDOCAINE));
        story.readings("2023-07-24", story.last(), 0, 8, 30, 1, 60, 1);
        assertThat(result(blocks(1, 75, Optional.empty()), story, "2023-12-11")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"4, 0, UNMET", "5, 1, MET"})
    void asksForEnoughPainBefore(int before, int after, Verdict expected) {
        Story story = Story.right().block("2023-07-24", LIDOCAINE, 0, before, 30, after, 60, after);
        assertThat(result(blocks(1, 75, Optional.empty()), story, "2023-12-11")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2022-12-11, MET", "2022-12-10, UNMET", "2022-12, UNKNOWN", "2023-12-11, MET"})
    void looksBackFromTheReferenceDateWithBothEdges(String day, Verdict expected) {
        Story story = good(Story.right(), day);
        assertThat(result(blocks(1, 75, Optional.of(Period.ofYears(1))), story, "2023-12-11"))
                .isEqualTo(expected);
    }

    @Test
    void cannotTellSeparateDaysFromAPartialDate() {
        Story story = good(good(Story.right(), "2023-07-24"), "2023-07");
        assertThat(result(TWO_OF_75, story, "2023-12-11")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void waitsForAgreementWhenTwoTellingsOfOneBlockDiffer() {
        Story story = good(Story.right(), "2023-07-24")
                .injection(
                        InjectionPurpose.DIAGNOSTIC,
                        "2023-07-24",
                        ImageGuidance.ULTRASOUND,
                        Injection.Contrast.NOT_USED,
                        Set.of());
        assertThat(result(blocks(1, 75, Optional.empty()), story, "2023-12-11")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void usesTheClinicsExpectedDurations() {
        BlockCriterion clinic = new BlockCriterion(
                OptionalInt.of(1),
                OptionalInt.of(75),
                Optional.empty(),
                Optional.of(Set.of(ImageGuidance.FLUOROSCOPY)),
                Optional.of(BlockCriterion.Contrast.NOT_REQUIRED),
                Optional.of(ReadingRule.SUSTAINED_EXPECTED),
                Optional.of(new PainScore(5)),
                Map.of(LIDOCAINE, ReadingOffset.minutes(60)));
        Evidence evidence = good(Story.right(), "2023-07-24").on("2023-12-11");
        BlockRule rule = clinic.completedBy(clinic);
        assertThat(rule.judge(evidence.injections().get(0), evidence).counts()).isEqualTo(Answer.YES);
        assertThat(rule.words()).doesNotContain("with contrast").doesNotContain("clinic protocol");
    }

    @Test
    void refusesAClinicProtocolWithGaps() {
        BlockCriterion gaps = blocks(2, 75, Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gaps.completedBy(gaps))
                .withMessageContaining("guidance");
        BlockCriterion none = new BlockCriterion(
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.<InjectionAgent, ReadingOffset>of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.completedBy(none))
                .withMessageContaining("count");
    }
}
