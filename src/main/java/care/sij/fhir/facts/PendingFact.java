package care.sij.fhir.facts;

import care.sij.pathway.Fact;
import java.util.Optional;

/** A fact but for what other resources of the patient say to it. Holds no resource, so that it can be kept. */
@FunctionalInterface
interface PendingFact {

    /** The fact among the patient's other resources; empty when they make none of it. */
    Optional<Fact> among(PatientLinks links);

    /** A fact that needs no other resource. */
    static PendingFact settled(Fact fact) {
        return links -> Optional.of(fact);
    }
}
