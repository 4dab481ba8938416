package care.sij.careplan.render;

import care.sij.clinical.FactRef;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;

/** References to the partners' resources. */
final class References {

    private References() {}

    /** Points at the fact, whatever its version. */
    static Reference versionless(FactRef fact) {
        return new Reference(fact.versionless());
    }

    /** Points at the facts, each once, in the given order. */
    static List<Reference> versionless(Collection<FactRef> facts) {
        return facts.stream()
                .map(FactRef::versionless)
                .distinct()
                .map(Reference::new)
                .toList();
    }

    /** Points at the very version that was read. */
    static Reference exact(FactRef fact) {
        return new Reference(fact.reference());
    }
}
