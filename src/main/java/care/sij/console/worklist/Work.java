package care.sij.console.worklist;

import java.time.Instant;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Task;

/**
 * A resource that stands for something to be done.
 *
 * @param known when its latest version became known
 */
record Work(DomainResource resource, Instant known) {

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

    String id() {
        return resource.getIdElement().getIdPart();
    }
}
