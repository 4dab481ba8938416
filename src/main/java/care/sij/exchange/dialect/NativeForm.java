package care.sij.exchange.dialect;

import care.sij.fhir.SijUris;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** A message of a dialect as it would be in ours; the one that came stays as it is. */
public final class NativeForm {

    private static final String BUSINESS_STATUS = SijUris.codeSystem("sij-business-status");

    private NativeForm() {}

    /**
     * The message with its event coded as ours, and our business status beside the one of the Task in focus; the same
     * bundle when it is coded so already. What is not changed is shared with the one that came.
     */
    public static Bundle of(Bundle bundle, String event) {
        MessageHeader header = (MessageHeader) bundle.getEntryFirstRep().getResource();
        if (header.getEventCoding().getSystem().equals(EventCodings.OURS)) {
            return bundle;
        }
        MessageHeader ours = header.copy();
        ours.setEvent(new Coding(EventCodings.OURS, event, null));
        Optional<BundleEntryComponent> focus = FocusTask.entry(bundle);
        List<BundleEntryComponent> entries = bundle.getEntry().stream()
                .map(entry -> {
                    if (entry.getResource() == header) {
                        return with(entry, ours);
                    }
                    return focus.filter(task -> task == entry)
                            .map(task -> with(task, completed((Task) task.getResource())))
                            .orElse(entry);
                })
                .toList();
        Bundle form = new Bundle();
        form.setId(bundle.getIdElement().getIdPart());
        form.setMeta(bundle.getMeta());
        form.setType(bundle.getType()).setTimestampElement(bundle.getTimestampElement());
        form.setIdentifier(bundle.getIdentifier());
        form.setEntry(new ArrayList<>(entries));
        return form;
    }

    private static BundleEntryComponent with(BundleEntryComponent entry, Resource resource) {
        return new BundleEntryComponent().setFullUrl(entry.getFullUrl()).setResource(resource);
    }

    private static Task completed(Task task) {
        Task ours = task.copy();
        boolean known = ours.getBusinessStatus().getCoding().stream()
                .anyMatch(coding -> BUSINESS_STATUS.equals(coding.getSystem()));
        if (!known && !ours.getCode().hasCoding("http://hl7.org/fhir/CodeSystem/task-code", "abort")) {
            TaskStates.of(task)
                    .ifPresent(state -> ours.getBusinessStatus()
                            .addCoding(new Coding(BUSINESS_STATUS, state.businessStatus(), null)));
        }
        return ours;
    }
}
