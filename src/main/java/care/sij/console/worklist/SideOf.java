package care.sij.console.worklist;

import care.sij.clinical.JointSide;
import care.sij.fhir.StatedSides;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The joints that a resource is about: a request names them by its body sites, all else by itself. */
final class SideOf {

    private SideOf() {}

    static Set<JointSide> resource(DomainResource resource) {
        return resource instanceof ServiceRequest request
                ? StatedSides.of(request, request.getBodySite())
                : StatedSides.of(resource);
    }

    /** The one side; empty for none and for both. */
    static Optional<JointSide> one(Set<JointSide> sides) {
        return sides.size() == 1 ? sides.stream().findFirst() : Optional.empty();
    }

    /** In words. */
    static String words(Set<JointSide> sides) {
        return sides.size() > 1 ? "both" : words(one(sides));
    }

    /** The same of one side. */
    static String words(Optional<JointSide> side) {
        return side.map(JointSide::code).orElse("not recorded");
    }
}
