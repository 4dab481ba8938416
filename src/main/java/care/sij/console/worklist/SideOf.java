package care.sij.console.worklist;

import care.sij.clinical.JointSide;
import care.sij.fhir.SijUris;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;

/** The side that a resource's own extension {@code sij-laterality} names. */
final class SideOf {

    private static final String LATERALITY = SijUris.structure("sij-laterality");

    private SideOf() {}

    /** The one side; empty for none and for both. */
    static Optional<JointSide> resource(DomainResource resource) {
        List<JointSide> sides = resource.getExtension().stream()
                .filter(extension -> LATERALITY.equals(extension.getUrl()))
                .map(Extension::getValue)
                .flatMap(value -> value instanceof CodeableConcept concept ? concept.getCoding().stream() : Stream.of())
                .map(Coding::getCode)
                .flatMap(code -> Stream.ofNullable(code).flatMap(one -> JointSide.ofSnomed(one).stream()))
                .distinct()
                .toList();
        return sides.size() == 1 ? Optional.of(sides.get(0)) : Optional.empty();
    }

    /** In words. */
    static String words(DomainResource resource) {
        return resource(resource).map(JointSide::code).orElse("not recorded");
    }
}
