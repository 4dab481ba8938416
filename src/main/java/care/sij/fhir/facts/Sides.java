package care.sij.fhir.facts;

import care.sij.clinical.JointSide;
import care.sij.fhir.StatedSides;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;

/** Reads the side of the sacroiliac joint (wire contract, "Side"): a fact is about one. */
final class Sides {

    private Sides() {}

    /** The one side that extension {@code sij-laterality} on the resource names; empty for none and for both. */
    static Optional<JointSide> of(DomainResource resource) {
        return one(StatedSides.of(resource));
    }

    /**
     * The one side named on the body site, which must be the SI joint, or else on the resource; empty for none, for
     * both, and for another site.
     */
    static Optional<JointSide> of(DomainResource resource, List<CodeableConcept> bodySites) {
        return one(StatedSides.of(resource, bodySites));
    }

    /** The one side that extension {@code sij-laterality} on these concepts names. */
    static Optional<JointSide> of(List<CodeableConcept> concepts) {
        return one(StatedSides.on(concepts));
    }

    /** The body site of an Observation, which has at most one, as the list that other types have. */
    static List<CodeableConcept> sites(CodeableConcept bodySite) {
        return bodySite.isEmpty() ? List.of() : List.of(bodySite);
    }

    private static Optional<JointSide> one(Set<JointSide> sides) {
        return sides.size() == 1 ? sides.stream().findFirst() : Optional.empty();
    }
}
