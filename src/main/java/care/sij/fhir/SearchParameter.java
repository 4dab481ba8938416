package care.sij.fhir;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A search parameter of one resource type as the specification or this service defines it.
 *
 * @param expression the FHIRPath of the definition
 * @param targets resource types a reference may point to; empty for other kinds
 * @param components names of the parts of a composite; empty for other kinds
 */
public record SearchParameter(String name, Kind kind, String expression, Set<String> targets, List<String> components) {

    /** The canonical of the definition, where it is this service's own. */
    public Optional<String> ownDefinition() {
        return OwnParameters.canonical(name);
    }

    /** How values are written and compared (R4 search.html section 3.1.1.4). */
    public enum Kind {
        TOKEN,
        REFERENCE,
        DATE,
        STRING,
        NUMBER,
        QUANTITY,
        URI,
        COMPOSITE,
        SPECIAL
    }
}
