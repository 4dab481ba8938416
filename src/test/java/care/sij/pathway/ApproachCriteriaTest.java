package care.sij.pathway;

import static care.sij.clinical.FusionApproach.HYBRID;
import static care.sij.clinical.FusionApproach.LATERAL_TRANSFIXING;
import static care.sij.clinical.FusionApproach.POSTERIOR_INTRAARTICULAR;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.FusionApproach;
import care.sij.clinical.SurgicalDecision;
import care.sij.pathway.ApproachCriterion.Implants;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** clinical.md 4.1, 4.4. */
class ApproachCriteriaTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # planned,                aetna, carelon, evicore
                    LATERAL_TRANSFIXING,      MET,   MET,     MET
                    POSTERIOR_INTRAARTICULAR, UNMET, UNMET,   UNMET
                    POSTEROLATERAL,           UNMET, MET,     UNKNOWN
                    HYBRID,                   UNMET, MET,     UNKNOWN
                    OPEN,                     UNMET, MET,     UNKNOWN
                    """)
    void acceptsTheApproachesOfThePolicy(FusionApproach planned, Verdict aetna, Verdict carelon, Verdict evicore) {
        Evidence evidence = Story.right()
                .decision("2023-12-11", SurgicalDecision.PROCEED, planned)
                .on("2023-12-11");
        assertThat(new ApproachCriterion(
                                Set.of(LATERAL_TRANSFIXING), Set.of(POSTERIOR_INTRAARTICULAR, HYBRID), Implants.ANY)
                        .evaluate(evidence)
                        .result())
                .isEqualTo(aetna);
        assertThat(new ApproachCriterion(Set.of(), Set.of(POSTERIOR_INTRAARTICULAR), Implants.ANY)
                        .evaluate(evidence)
                        .result())
                .isEqualTo(carelon);
        assertThat(new ApproachCriterion(Set.of(), Set.of(), Implants.TRANSFIXING)
                        .evaluate(evidence)
                        .result())
                .isEqualTo(evicore);
    }

    @Test
    void isUnknownWhileNoApproachIsPlanned() {
        Story story = Story.right().decision("2023-12-11", SurgicalDecision.DECLINE);
        assertThat(new ApproachCriterion(Set.of(), Set.of(), Implants.ANY)
                        .evaluate(story.on("2023-12-11"))
                        .result())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void refusesBothSidesOnOneDay() {
        SameDayBilateralCriterion criterion = new SameDayBilateralCriterion();
        Story story = Story.right()
                .planned(PlannedProcedure.Kind.FUSION, "2024-01-22")
                .planned(PlannedProcedure.Kind.DIAGNOSTIC_INJECTION, "2024-02-01")
                .fusion("2023")
                .otherSide()
                .planned(PlannedProcedure.Kind.DIAGNOSTIC_INJECTION, "2024-01-22")
                .fusion("2024-03-01")
                .fusion("2023");
        assertThat(criterion.evaluate(story.on("2023-12-11")).result()).isEqualTo(Verdict.MET);
        Finding both = criterion.evaluate(story.fusion("2024-01-22").on("2023-12-11"));
        assertThat(both.result()).isEqualTo(Verdict.UNMET);
        assertThat(both.evidence()).hasSize(2);
    }
}
