package care.sij.pathway;

import care.sij.clinical.JointSide;
import java.util.Optional;

/** A fact about the whole patient. */
public sealed interface UnsidedFact extends Fact
        permits CotinineReading, CoverageOnRecord, Death, PregnancyRelatedPain, SmokingReading {

    @Override
    default Optional<JointSide> joint() {
        return Optional.empty();
    }
}
