package care.sij.exchange.dialect;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** The Task that a message is about. */
final class FocusTask {

    private FocusTask() {}

    /** Its entry; empty when the focus is not exactly one Task of the bundle. */
    static Optional<BundleEntryComponent> entry(Bundle bundle) {
        return bundle.getEntryFirstRep().getResource() instanceof MessageHeader header
                        && header.getFocus().size() == 1
                ? bundle.getEntry().stream()
                        .filter(entry -> entry.getResource() instanceof Task)
                        .filter(entry -> isTarget(header.getFocusFirstRep(), entry))
                        .findFirst()
                : Optional.empty();
    }

    static Optional<Task> of(Bundle bundle) {
        return entry(bundle).map(entry -> (Task) entry.getResource());
    }

    private static boolean isTarget(Reference focus, BundleEntryComponent entry) {
        return focus.getReference() != null
                && entry.getFullUrl() != null
                && (entry.getFullUrl().equals(focus.getReference())
                        || entry.getFullUrl().endsWith("/" + focus.getReference()));
    }
}
