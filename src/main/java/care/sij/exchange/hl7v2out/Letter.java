package care.sij.exchange.hl7v2out;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** The letter to a partner while v2 messages are made of it; remembers what they say. */
final class Letter {

    /** Who and where: told with what they belong to, not for their own sake. */
    private static final Set<String> CONTEXT = Set.of(
            "MessageHeader",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Location",
            "RelatedPerson",
            "Provenance");

    private final Bundle bundle;
    private final MessageHeader header;
    private final String event;
    private final Map<String, Resource> byReference = new HashMap<>();
    private final Set<Resource> said = new LinkedHashSet<>();

    /** @param event code of the event of ours that it tells; its header may have another one's dialect */
    Letter(Bundle bundle, String event) {
        this.bundle = bundle;
        this.event = event;
        this.header = (MessageHeader) bundle.getEntryFirstRep().getResource();
        bundle.getEntry().forEach(entry -> byReference.put(referenceOf(entry.getResource()), entry.getResource()));
    }

    static String referenceOf(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    Bundle bundle() {
        return bundle;
    }

    String messageId() {
        return header.getIdElement().getIdPart();
    }

    /** Code of the event of ours that it tells. */
    String event() {
        return event;
    }

    /** When it was written, the same each time. */
    String writtenAt() {
        return Times.of(bundle.getTimestampElement());
    }

    /** What came along of a type and stands: not what was withdrawn, refuted, not done or is not final. */
    <T extends Resource> List<T> all(Class<T> type) {
        return resources()
                .filter(Standing::of)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What came along of a type and is withdrawn: told before by mistake. */
    <T extends Resource> List<T> withdrawn(Class<T> type) {
        return resources()
                .filter(type::isInstance)
                .filter(Letter::isWithdrawn)
                .map(type::cast)
                .toList();
    }

    static boolean isWithdrawn(Resource resource) {
        if (resource instanceof Procedure procedure) {
            return procedure.getStatus() == ProcedureStatus.ENTEREDINERROR;
        }
        if (resource instanceof DiagnosticReport report) {
            return report.getStatus() == DiagnosticReportStatus.ENTEREDINERROR;
        }
        return resource instanceof Observation observation
                && observation.getStatus() == ObservationStatus.ENTEREDINERROR;
    }

    private Stream<Resource> resources() {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource);
    }

    /** The person it is about. */
    Patient patient() {
        return all(Patient.class).stream()
                .filter(patient -> !isReplaced(patient))
                .findFirst()
                .or(() -> all(Patient.class).stream().findFirst())
                .orElseGet(Patient::new);
    }

    /** The one that is given up for the person it is about, when two are merged. */
    Optional<Patient> replaced() {
        return all(Patient.class).stream()
                .filter(Letter::isReplaced)
                .findFirst()
                .filter(other -> other != patient());
    }

    private static boolean isReplaced(Patient patient) {
        return patient.getLink().stream().anyMatch(link -> link.getType() == LinkType.REPLACEDBY);
    }

    /** The referral's Task; empty when it tells of none, or the partner may not see it. */
    Optional<Task> referral() {
        return header.getFocus().stream()
                .flatMap(focus -> resolved(focus).stream())
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .findFirst();
    }

    /** What a reference leads to, if it came along. */
    Optional<Resource> resolved(Reference reference) {
        String url = Optional.ofNullable(reference.getReference()).orElse("");
        String[] parts = url.split("/", -1);
        return parts.length < 2
                ? Optional.empty()
                : Optional.ofNullable(byReference.get(parts[parts.length - 2] + "/" + parts[parts.length - 1]));
    }

    /** The number that the referring side gave the referral (type PLAC). */
    Optional<Identifier> placer() {
        return numbers("PLAC").findFirst();
    }

    /** The number that the clinic gave the referral (type FILL). */
    Optional<Identifier> filler() {
        return numbers("FILL").findFirst();
    }

    private Stream<Identifier> numbers(String type) {
        Stream<Identifier> own = referral().stream().flatMap(task -> task.getIdentifier().stream());
        Stream<Identifier> ofItsRequest = referral().stream()
                .filter(task -> task.hasFocus() && task.getFocus().hasIdentifier())
                .map(task -> task.getFocus().getIdentifier());
        return Stream.concat(own, ofItsRequest)
                .filter(number ->
                        number.getType().getCoding().stream().anyMatch(coding -> type.equals(coding.getCode())));
    }

    /** Notes that a message says a resource. */
    void says(Resource resource) {
        said.add(resource);
    }

    boolean isSaid(Resource resource) {
        return said.contains(resource);
    }

    /** What no message says. */
    List<Resource> unsaid() {
        return resources()
                .filter(resource -> !CONTEXT.contains(resource.fhirType()) && !said.contains(resource))
                .toList();
    }
}
