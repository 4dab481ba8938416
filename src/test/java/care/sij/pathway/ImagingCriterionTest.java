package care.sij.pathway;

import static care.sij.clinical.ImagingModality.CT;
import static care.sij.clinical.ImagingModality.MR;
import static care.sij.clinical.ImagingModality.X_RAY;
import static care.sij.clinical.ImagingRegion.LUMBAR;
import static care.sij.clinical.ImagingRegion.OTHER;
import static care.sij.clinical.ImagingRegion.SI_JOINT_OR_PELVIS;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.ImagingFinding;
import java.time.Period;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** clinical.md 1.3, 8.1, 8.2. */
class ImagingCriterionTest {

    private static final ImagingCriterion EVICORE =
            new ImagingCriterion(Period.ofMonths(6), Set.of(SI_JOINT_OR_PELVIS, LUMBAR), Set.of(), Set.of());
    private static final ImagingCriterion CLINIC = new ImagingCriterion(
            Period.ofMonths(12),
            Set.of(SI_JOINT_OR_PELVIS),
            Set.of(CT, MR),
            Set.of(ImagingFinding.TUMOR, ImagingFinding.HIP_OSTEOARTHRITIS));

    private static Verdict result(ImagingCriterion criterion, Story story, String day) {
        return criterion.evaluate(story.on(day)).result();
    }

    /** J1's lumbar study is 159 days old at the decision and 201 at surgery. */
    @ParameterizedTest
    @CsvSource({"2023-12-11, MET", "2024-01-05, MET", "2024-01-06, UNMET", "2024-01-22, UNMET"})
    void asksForTheNewestStudyOfEachRegion(String day, Verdict expected) {
        Story story = Story.right()
                .imaging("2023-03-06", SI_JOINT_OR_PELVIS, X_RAY, ImagingFinding.NORMAL)
                .imaging("2023-07-05", LUMBAR, MR)
                .imaging("2023-11-27", SI_JOINT_OR_PELVIS, CT, ImagingFinding.DEGENERATIVE);
        assertThat(result(EVICORE, story, day)).isEqualTo(expected);
    }

    @Test
    void isUnknownWithoutAStudyOfARegionOrWithAPartialDateAcrossTheEdge() {
        Story pelvis = Story.right().imaging("2023-11-27", SI_JOINT_OR_PELVIS, CT);
        assertThat(result(EVICORE, pelvis, "2023-12-11")).isEqualTo(Verdict.UNKNOWN);
        assertThat(result(EVICORE, pelvis.imaging("2023-06", LUMBAR, MR), "2023-12-11"))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void asksForTheModality() {
        Story xRay = Story.right().imaging("2023-11-27", SI_JOINT_OR_PELVIS, X_RAY);
        assertThat(result(CLINIC, xRay, "2023-12-11")).isEqualTo(Verdict.UNKNOWN);
        assertThat(result(CLINIC, xRay.imaging("2023-12-01", SI_JOINT_OR_PELVIS, MR), "2023-12-11"))
                .isEqualTo(Verdict.MET);
    }

    @Test
    void isUnmetByAnotherCauseInAnyRegionWithinTheAge() {
        Story story = Story.left()
                .imaging("2023-08-01", SI_JOINT_OR_PELVIS, CT)
                .imaging("2023-09-04", OTHER, MR, ImagingFinding.HIP_OSTEOARTHRITIS);
        Finding finding = CLINIC.evaluate(story.on("2023-09-25"));
        assertThat(finding.result()).isEqualTo(Verdict.UNMET);
        assertThat(finding.detail()).endsWith("another cause: mr of 2023-09-04 (hip-osteoarthritis)");
        assertThat(finding.evidence()).hasSize(2);
        assertThat(result(CLINIC, story.imaging("2024-09-01", SI_JOINT_OR_PELVIS, CT), "2024-09-05"))
                .isEqualTo(Verdict.MET);
    }
}
