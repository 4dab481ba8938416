package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Something a partner told about a patient, as the kernel sees it. What was entered in error is no fact and never gets
 * here.
 */
public sealed interface Fact permits SidedFact, UnsidedFact, AdverseEvent, ConservativeTrial, ImagingStudy, OdiReading {

    /** The version of the record that tells it. */
    FactRef ref();

    /** When it was so. */
    ClinicalDate date();

    /** The side it speaks of; empty when it speaks of the whole patient or of both sides. */
    Optional<JointSide> joint();

    /** The references of these facts, in order, each once. */
    static List<FactRef> refs(Collection<? extends Fact> facts) {
        return facts.stream().map(Fact::ref).distinct().sorted().toList();
    }
}
