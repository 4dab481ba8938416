package care.sij.fhir.facts;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Where a reference points, without a version.
 *
 * @param reference {@code Type/id} of a literal reference, or {@code Type?identifier=system|value} of a logical one
 */
record Target(String reference) {

    /** Where the reference points; empty for a contained, an absent or an untyped one. */
    static Optional<Target> of(Reference reference) {
        IdType id = new IdType(reference.hasReference() ? reference.getReference() : "");
        if (id.hasResourceType() && id.hasIdPart()) {
            return Optional.of(literal(id.getResourceType(), id.getIdPart()));
        }
        Identifier identifier = reference.getIdentifier();
        return reference.hasType() && identifier.hasSystem() && identifier.hasValue()
                ? Optional.of(logical(reference.getType(), identifier))
                : Optional.empty();
    }

    /** Where the references point, those that point nowhere left out. */
    static Stream<Target> all(Iterable<Reference> references) {
        Stream.Builder<Target> targets = Stream.builder();
        references.forEach(reference -> of(reference).ifPresent(targets));
        return targets.build();
    }

    static Target literal(String type, String id) {
        return new Target(type + "/" + id);
    }

    static Target logical(String type, Identifier identifier) {
        return new Target(type + "?identifier=" + identifier.getSystem() + "|" + identifier.getValue());
    }

    boolean isOf(String type) {
        return reference.startsWith(type + "/") || reference.startsWith(type + "?");
    }
}
