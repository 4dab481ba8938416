package care.sij.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The codes of the wire contract. */
class WireCodesTest {

    static Stream<Arguments> codes() {
        return Stream.of(
                row(
                        ProvocationTest::of,
                        "distraction compression thigh-thrust faber gaenslen sacral-thrust yeoman long-ligament aslr"),
                row(FindingResult::of, "positive negative positive-elsewhere not-done"),
                row(InjectionPurpose::of, "diagnostic therapeutic"),
                row(ImageGuidance::of, "fluoroscopy ct ultrasound none"),
                row(InjectionAgent::of, "lidocaine bupivacaine ropivacaine triamcinolone methylprednisolone"),
                row(FusionApproach::of, "lateral-transfixing posterior-intraarticular posterolateral hybrid open"),
                row(
                        TrialType::of,
                        "physical-therapy home-exercise medication si-belt activity-modification manipulation"
                                + " radiofrequency-ablation"),
                row(TrialOutcome::of, "failed partial sufficient"),
                row(SurgicalDecision::of, "proceed decline defer conservative-maintained lost"),
                row(
                        ImagingFinding::of,
                        "normal degenerative erosion edema neural-compression fracture tumor infection"
                                + " hip-osteoarthritis implant-in-foramen lucency bridging"),
                row(ImagingRegion::of, "si-joint-or-pelvis lumbar other"),
                row(ImagingModality::of, "x-ray ct mr nuclear fluoroscopy other"),
                row(
                        AdverseEventKind::of,
                        "nerve-impingement implant-malposition superficial-infection deep-infection"
                                + " deep-vein-thrombosis pulmonary-embolism hematoma fracture pain-recurrence"),
                row(NeuroFinding::of, "unchanged motor-deficit radicular-pain saddle-anaesthesia bladder-bowel-change"),
                row(WoundFinding::of, "clean erythema drainage fever"),
                row(PostopSymptom::of, "calf-pain calf-swelling chest-pain dyspnoea fall sudden-pain"),
                row(SmokingStatus::of, "266919005 8517006 77176002"),
                row(JointSide::of, "left right"));
    }

    private static <C extends Coded> Arguments row(Function<String, Optional<C>> of, String codes) {
        return Arguments.of(of, codes);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void readsEveryCodeOfTheContractAndNoOther(Function<String, Optional<? extends Coded>> of, String codes) {
        for (String code : codes.split(" ")) {
            assertThat(of.apply(code).map(Coded::code)).contains(code);
        }
        assertThat(of.apply("something-else")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7771000, LEFT", "24028007, RIGHT"})
    void readsSidesFromSnomed(String concept, JointSide side) {
        assertThat(JointSide.ofSnomed(concept)).contains(side);
        assertThat(side.snomed()).isEqualTo(concept);
        assertThat(JointSide.ofSnomed("51440002")).isEmpty();
    }

    @Test
    void knowsSteroidsFromAnaesthetics() {
        assertThat(InjectionAgent.TRIAMCINOLONE.isSteroid()).isTrue();
        assertThat(InjectionAgent.METHYLPREDNISOLONE.isSteroid()).isTrue();
        assertThat(InjectionAgent.BUPIVACAINE.isSteroid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "LATERAL_TRANSFIXING, YES",
        "POSTERIOR_INTRAARTICULAR, NO",
        "POSTEROLATERAL, UNKNOWN",
        "HYBRID, UNKNOWN",
        "OPEN, UNKNOWN"
    })
    void tellsWhetherAnApproachTransfixes(FusionApproach approach, Answer transfixing) {
        assertThat(approach.transfixing()).isEqualTo(transfixing);
    }

    @ParameterizedTest
    @CsvSource({
        "YES, YES, YES",
        "YES, UNKNOWN, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, YES, UNKNOWN",
        "UNKNOWN, NO, NO",
        "NO, UNKNOWN, NO",
        "YES, NO, NO"
    })
    void joinsAnswersWithNoBeforeUnknownBeforeYes(Answer one, Answer other, Answer both) {
        assertThat(one.and(other)).isEqualTo(both);
    }
}
