package care.sij.fhir.facts;

import care.sij.clinical.FactRef;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** Reads one kind of fact from resources of one type. */
@FunctionalInterface
interface FactReader<R extends Resource> {

    /** The fact that this version tells; empty when it is not that fact or cannot be read as it. */
    Optional<PendingFact> read(FactRef ref, R resource);
}
