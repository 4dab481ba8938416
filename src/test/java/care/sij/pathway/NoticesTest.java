package care.sij.pathway;

import static care.sij.clinical.FindingResult.NEGATIVE;
import static care.sij.clinical.FindingResult.POSITIVE;
import static care.sij.clinical.InjectionAgent.LIDOCAINE;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.ImageGuidance;
import care.sij.clinical.InjectionPurpose;
import care.sij.clinical.ProvocationTest;
import care.sij.clinical.SurgicalDecision;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept and flagged, not refused. */
class NoticesTest {

    private static List<String> keys(Story story) {
        return story.plan().notices().stream().map(Notice::key).toList();
    }

    /** The Medicare caps: two diagnostic, four therapeutic sessions in rolling twelve months. */
    @ParameterizedTest
    @CsvSource({"364, 1", "365, 1", "366, 0"})
    void flagsTheThirdDiagnosticSessionWithinTwelveMonths(long daysAfterTheFirst, int flags) {
        LocalDate first = LocalDate.of(2022, 3, 1);
        Story story = Story.right()
                .referral("2022-02-01")
                .block(first.toString(), LIDOCAINE)
                .block("2022-05-01", LIDOCAINE)
                .block(first.plusDays(daysAfterTheFirst).toString(), LIDOCAINE);
        assertThat(keys(story)).hasSize(flags);
    }

    @Test
    void flagsTheFifthTherapeuticSession() {
        Story story = Story.right().referral("2022-02-01");
        List.of("2022-03-01", "2022-04-01", "2022-05-01", "2022-06-01", "2022-07-01")
                .forEach(story::steroid);
        assertThat(keys(story))
                .containsExactly("session-cap-medicare-sij-injection-lcd-therapeutic-injection-2022-07-01");
    }

    @Test
    void flagsTellingsOfOneBlockThatDiffer() {
        Story story = Story.right()
                .referral("2023-06-01")
                .injection(
                        InjectionPurpose.DIAGNOSTIC,
                        "2023-07-24",
                        ImageGuidance.CT,
                        Injection.Contrast.USED,
                        Set.of(LIDOCAINE))
                .injection(
                        InjectionPurpose.DIAGNOSTIC,
                        "2023-07-24",
                        ImageGuidance.CT,
                        Injection.Contrast.NOT_STATED,
                        Set.of());
        assertThat(keys(story)).isEmpty();
        story.injection(
                InjectionPurpose.DIAGNOSTIC, "2023-07-24", ImageGuidance.CT, Injection.Contrast.NOT_USED, Set.of());
        assertThat(keys(story)).containsExactly("conflict-diagnostic-injection-2023-07-24");
    }

    @Test
    void flagsTellingsOfOneBlockThatDifferInGuidance() {
        Story story = Story.right().referral("2023-06-01").block("2023-07-24", LIDOCAINE);
        story.injection(
                InjectionPurpose.DIAGNOSTIC,
                "2023-07-24",
                ImageGuidance.ULTRASOUND,
                Injection.Contrast.USED,
                Set.of(LIDOCAINE));
        assertThat(keys(story)).containsExactly("conflict-diagnostic-injection-2023-07-24");
    }

    @Test
    void countsTheReadingOfLessReliefAndFlagsTheOther() {
        Story story = Story.right().referral("2023-06-01").block("2023-07-24", LIDOCAINE, 0, 8, 30, 2);
        story.block("2023-07-24", LIDOCAINE, 0, 7, 30, 3);
        assertThat(keys(story)).containsExactly("conflict-diagnostic-injection-2023-07-24-readings");
        BlockAssessment block = story.plan().blocks().get(0);
        assertThat(block.detail()).startsWith("7 to 3 = 57.1 %");
        assertThat(block.interpretation()).isEqualTo(Interpretation.NEGATIVE);
    }

    @Test
    void leavesABlockWithoutReadingsIndeterminate() {
        Story story = Story.right().referral("2023-06-01").block("2023-07-24", LIDOCAINE);
        story.block("2023-08-14", LIDOCAINE, 30, 2);
        assertThat(story.plan().blocks())
                .extracting(BlockAssessment::interpretation)
                .containsOnly(Interpretation.INDETERMINATE);
        assertThat(story.plan().blocks().get(1).readings().get(0).relief()).isEmpty();
    }

    @Test
    void flagsFactsOfOneDayThatContradictEachOther() {
        Story story = Story.right()
                .referral("2023-06-01")
                .tests("2023-06-26", POSITIVE, ProvocationTest.FABER, ProvocationTest.YEOMAN)
                .tests("2023-06-26", NEGATIVE, ProvocationTest.FABER)
                .tests("2023-06-27", NEGATIVE, ProvocationTest.YEOMAN)
                .fortin("2023-06-26", POSITIVE)
                .fortin("2023-06-26", NEGATIVE)
                .decision("2023-12-11", SurgicalDecision.PROCEED)
                .decision("2023-12-11", SurgicalDecision.DEFER);
        assertThat(keys(story))
                .containsExactly(
                        "conflict-decision-2023-12-11", "conflict-faber-2023-06-26", "conflict-fortin-2023-06-26");
        assertThat(story.plan().notices().get(0).detail()).isEqualTo("defer and proceed");
    }
}
