package care.sij.fhir.facts;

import care.sij.clinical.JointSide;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;

/** Reads the side of the sacroiliac joint (wire contract, "Side"). */
final class Sides {

    private static final String SI_JOINT = "39723000";

    private Sides() {}

    /** The one side that extension {@code sij-laterality} on the resource names; empty for none and for both. */
    static Optional<JointSide> of(DomainResource resource) {
        return one(laterality(resource.getExtension()));
    }

    /**
     * The one side named on the body site, which must be the SI joint, or else on the resource; empty for none, for
     * both, and for another site.
     */
    static Optional<JointSide> of(DomainResource resource, List<CodeableConcept> bodySites) {
        List<CodeableConcept> joints = bodySites.stream()
                .filter(site -> Codings.has(site, Codings.SNOMED, SI_JOINT))
                .toList();
        if (joints.isEmpty() && !bodySites.isEmpty()) {
            return Optional.empty();
        }
        Optional<JointSide> onSite = of(joints);
        return onSite.isPresent() ? onSite : of(resource);
    }

    /** The one side that extension {@code sij-laterality} on these concepts names. */
    static Optional<JointSide> of(List<CodeableConcept> concepts) {
        return one(concepts.stream().flatMap(concept -> laterality(concept.getExtension())));
    }

    /** The body site of an Observation, which has at most one, as the list that other types have. */
    static List<CodeableConcept> sites(CodeableConcept bodySite) {
        return bodySite.isEmpty() ? List.of() : List.of(bodySite);
    }

    private static Optional<JointSide> one(Stream<JointSide> sides) {
        Set<JointSide> distinct = sides.collect(Collectors.toSet());
        return distinct.size() == 1 ? distinct.stream().findFirst() : Optional.empty();
    }

    private static Stream<JointSide> laterality(List<Extension> extensions) {
        return Extensions.all(extensions, "sij-laterality")
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .map(CodeableConcept.class::cast)
                .flatMap(concept -> Codings.codes(concept, Codings.SNOMED))
                .flatMap(code -> JointSide.ofSnomed(code).stream());
    }
}
