package care.sij.exchange.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What a message carries beside its header. */
final class MessageContents {

    /** One entry, by its place in the bundle. */
    record Part(int index, String fullUrl, Resource resource) {

        String location() {
            return "Bundle.entry[" + index + "].resource";
        }
    }

    private final List<Part> parts;
    private final Part patient;

    private MessageContents(List<Part> parts, Part patient) {
        this.parts = parts;
        this.patient = patient;
    }

    /**
     * The contents of a message about one patient.
     *
     * @throws MessageRefused when it has no Patient, or two
     */
    static MessageContents of(Bundle bundle) {
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < bundle.getEntry().size(); index++) {
            BundleEntryComponent entry = bundle.getEntry().get(index);
            if (entry.hasResource() && !(entry.getResource() instanceof MessageHeader)) {
                parts.add(
                        new Part(index, Optional.ofNullable(entry.getFullUrl()).orElse(""), entry.getResource()));
            }
        }
        return new MessageContents(List.copyOf(parts), onlyPatient(parts));
    }

    private static Part onlyPatient(List<Part> parts) {
        List<Part> patients = parts.stream()
                .filter(part -> part.resource() instanceof Patient)
                .toList();
        if (patients.isEmpty()) {
            throw new MessageRefused(
                    Rule.NO_PATIENT_IDENTITY, "Bundle.entry", "The message has no Patient. Add the one it is about.");
        }
        if (patients.size() > 1) {
            throw new MessageRefused(
                    Rule.OTHER_PATIENT,
                    patients.get(1).location(),
                    "The message has a second Patient. Send one message for each patient.");
        }
        return patients.get(0);
    }

    List<Part> parts() {
        return parts;
    }

    Part patientPart() {
        return patient;
    }

    Patient patient() {
        return (Patient) patient.resource();
    }

    /** The referral's own Task: it bears the placer's number and is part of no other. */
    Optional<Task> coordinationTask() {
        return of(Task.class)
                .filter(task -> !task.hasPartOf())
                .filter(task ->
                        BusinessIdentifier.placer(task.getIdentifier().stream()).isPresent())
                .findFirst();
    }

    /** The placer's number of the referral that the message belongs to. */
    Optional<BusinessIdentifier> referral() {
        return coordinationTask()
                .flatMap(task -> BusinessIdentifier.placer(task.getIdentifier().stream()))
                .or(() -> of(ServiceRequest.class)
                        .flatMap(request -> BusinessIdentifier.placer(request.getIdentifier().stream()).stream())
                        .findFirst())
                .or(() -> of(Task.class)
                        .flatMap(task -> task.getPartOf().stream())
                        .flatMap(parent -> BusinessIdentifier.of(parent.getIdentifier()).stream())
                        .findFirst());
    }

    /** The placed request that bears the number. */
    Optional<ServiceRequest> request(BusinessIdentifier number) {
        return of(ServiceRequest.class)
                .filter(request -> BusinessIdentifier.placer(request.getIdentifier().stream())
                        .filter(number::equals)
                        .isPresent())
                .findFirst();
    }

    private <T extends Resource> Stream<T> of(Class<T> type) {
        return parts.stream().map(Part::resource).filter(type::isInstance).map(type::cast);
    }
}
