package care.sij.console.worklist;

import care.sij.clinical.JointSide;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * A resource that stands for something to be done.
 *
 * @param known when its latest version became known
 * @param sides the joints that it is about, as far as that is told
 */
record Work(DomainResource resource, Instant known, Set<JointSide> sides) {

    Work {
        sides = Set.copyOf(sides);
    }

    /** About the joints that the resource itself names. */
    static Work of(DomainResource resource, Instant known) {
        return new Work(resource, known, SideOf.resource(resource));
    }

    /** Id of the Patient it is about; empty text when it names none. */
    String patient() {
        String id = null;
        if (resource instanceof Task task) {
            id = task.getFor().getReferenceElement().getIdPart();
        } else if (resource instanceof Flag flag) {
            id = flag.getSubject().getReferenceElement().getIdPart();
        }
        return id == null ? "" : id;
    }

    /** Id of the request that has to tell the side, as the Task about it tells none. */
    Optional<String> sidedBy() {
        return sides.isEmpty() && resource instanceof Task task ? request(task) : Optional.empty();
    }

    /** Id of the request that a Task is about. */
    static Optional<String> request(Task task) {
        Reference focus = task.getFocus();
        return "ServiceRequest".equals(focus.getReferenceElement().getResourceType())
                ? Optional.ofNullable(focus.getReferenceElement().getIdPart())
                : Optional.empty();
    }

    String id() {
        return resource.getIdElement().getIdPart();
    }
}
