package care.sij.pathway;

import care.sij.clinical.JointSide;
import java.util.Optional;

/** A fact about one sacroiliac joint. */
public sealed interface SidedFact extends Fact
        permits DecisionRecord,
                FortinFinding,
                Fusion,
                Injection,
                NeuroObservation,
                PainReading,
                PlannedProcedure,
                ProvocationFinding,
                Referral,
                SiCondition,
                SymptomObservation,
                WoundObservation {

    /** The side it speaks of. */
    JointSide side();

    @Override
    default Optional<JointSide> joint() {
        return Optional.of(side());
    }
}
