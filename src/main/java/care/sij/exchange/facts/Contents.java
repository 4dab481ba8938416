package care.sij.exchange.facts;

import ca.uhn.fhir.util.FhirTerser;
import care.sij.fhir.FhirR4;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What a message carries beside its header. */
public final class Contents {

    /**
     * One resource that is told.
     *
     * @param location FHIRPath to it in what was received
     * @param fullUrl what other parts may refer to it by; empty when nothing
     */
    public record Part(String location, String fullUrl, Resource resource) {}

    private static final FhirTerser TERSER = FhirR4.context().newTerser();
    private static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";

    private final List<Part> parts;
    private final Part patient;
    private final Optional<Part> linked;

    private Contents(List<Part> parts, Part patient, Optional<Part> linked) {
        this.parts = parts;
        this.patient = patient;
        this.linked = linked;
    }

    /**
     * The contents of a message about one patient.
     *
     * @throws StatementRefused when it has no Patient, or two
     */
    public static Contents of(Bundle bundle) {
        List<Part> parts = parts(bundle);
        return checked(new Contents(parts, onlyPatient(parts), Optional.empty()));
    }

    /**
     * The contents of a message about one person, who may have two Patients: the one in focus goes on.
     *
     * @throws StatementRefused when it has no Patient, or more than two
     */
    public static Contents ofLinked(Bundle bundle) {
        List<Part> parts = parts(bundle);
        List<Part> patients = patients(parts);
        if (patients.size() != 2) {
            return checked(new Contents(parts, onlyPatient(parts), Optional.empty()));
        }
        int focus = inFocus(bundle, patients.get(1)) ? 1 : 0;
        return checked(new Contents(parts, patients.get(focus), Optional.of(patients.get(1 - focus))));
    }

    private static boolean inFocus(Bundle bundle, Part patient) {
        return bundle.getEntryFirstRep().getResource() instanceof MessageHeader header
                && header.getFocus().stream()
                        .filter(Reference::hasReference)
                        .map(Reference::getReference)
                        .anyMatch(focus -> patient.fullUrl().equals(focus)
                                || patient.fullUrl().endsWith("/" + focus));
    }

    private static Contents checked(Contents contents) {
        contents.requireShortIdentifiers();
        contents.requireOneReferral();
        return contents;
    }

    private static List<Part> parts(Bundle bundle) {
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < bundle.getEntry().size(); index++) {
            BundleEntryComponent entry = bundle.getEntry().get(index);
            if (entry.hasResource() && !(entry.getResource() instanceof MessageHeader)) {
                parts.add(new Part(
                        "Bundle.entry[" + index + "].resource",
                        Optional.ofNullable(entry.getFullUrl()).orElse(""),
                        entry.getResource()));
            }
        }
        return List.copyOf(parts);
    }

    /** The same with resources of its own, of which nothing needs to be checked again. */
    public Contents copy() {
        List<Part> copies = parts.stream()
                .map(part -> new Part(
                        part.location(), part.fullUrl(), part.resource().copy()))
                .toList();
        return new Contents(
                copies, copies.get(parts.indexOf(patient)), linked.map(part -> copies.get(parts.indexOf(part))));
    }

    private void requireShortIdentifiers() {
        parts.forEach(Contents::requireShortIdentifiers);
    }

    /**
     * Requires identifiers that can be looked up.
     *
     * @throws StatementRefused when one of the part, or of what it refers to, is too long
     */
    public static void requireShortIdentifiers(Part part) {
        boolean tooLong = TERSER.getAllPopulatedChildElementsOfType(part.resource(), Identifier.class).stream()
                .flatMap(identifier -> BusinessIdentifier.of(identifier).stream())
                .anyMatch(BusinessIdentifier::tooLong);
        if (tooLong) {
            throw new StatementRefused(
                    Rule.NOT_VALID,
                    part.location() + ".identifier",
                    "System and value of an identifier, here or in a reference, have at most "
                            + BusinessIdentifier.LONGEST + " characters each. Shorten it.");
        }
    }

    private void requireOneReferral() {
        List<BusinessIdentifier> numbers = Stream.concat(
                        coordinationTasks()
                                .flatMap(task -> BusinessIdentifier.placer(task.getIdentifier().stream()).stream()),
                        of(ServiceRequest.class)
                                .flatMap(request ->
                                        BusinessIdentifier.placer(request.getIdentifier().stream()).stream()))
                .distinct()
                .toList();
        if (numbers.size() > 1) {
            throw new StatementRefused(
                    Rule.IDENTITY_CONFLICT,
                    "Bundle.entry",
                    "The message bears the placer's numbers of two referrals. Send one message for each referral and"
                            + " side.");
        }
    }

    private static Part onlyPatient(List<Part> parts) {
        List<Part> patients = patients(parts);
        if (patients.isEmpty()) {
            throw new StatementRefused(
                    Rule.NO_PATIENT_IDENTITY, "Bundle.entry", "The message has no Patient. Add the one it is about.");
        }
        if (patients.size() > 1) {
            throw new StatementRefused(
                    Rule.OTHER_PATIENT,
                    patients.get(1).location(),
                    "The message has a second Patient. Send one message for each patient.");
        }
        return patients.get(0);
    }

    private static List<Part> patients(List<Part> parts) {
        return parts.stream().filter(part -> part.resource() instanceof Patient).toList();
    }

    public List<Part> parts() {
        return parts;
    }

    public Part patientPart() {
        return patient;
    }

    public Patient patient() {
        return (Patient) patient.resource();
    }

    /** The second Patient of a message that links two. */
    Optional<Part> linkedPart() {
        return linked;
    }

    /** The Patient, and the second one of a message that links two. */
    List<Patient> patientsTold() {
        return of(Patient.class).toList();
    }

    /** Every identifier of the Patient, without those of a second Patient: they stand for that one. */
    List<BusinessIdentifier> patientIdentifiers() {
        List<BusinessIdentifier> others =
                linked.map(part -> Assignment.identifiersOf(part.resource())).orElse(List.of());
        return Assignment.identifiersOf(patient.resource()).stream()
                .filter(identifier -> !others.contains(identifier))
                .toList();
    }

    /** The referral's own Task. */
    public Optional<Task> coordinationTask() {
        return coordinationTasks().findFirst();
    }

    private Stream<Task> coordinationTasks() {
        return of(Task.class).filter(Contents::coordinates);
    }

    /** Whether it is a referral's own Task: it bears the placer's number, is part of no other and cancels none. */
    public static boolean coordinates(Task task) {
        return !task.hasPartOf()
                && !task.getCode().hasCoding(TASK_CODE, "abort")
                && BusinessIdentifier.placer(task.getIdentifier().stream()).isPresent();
    }

    /** The placer's number of the referral that the message belongs to. */
    public Optional<BusinessIdentifier> referral() {
        return coordinationTask()
                .flatMap(task -> BusinessIdentifier.placer(task.getIdentifier().stream()))
                .or(() -> of(ServiceRequest.class)
                        .flatMap(request -> BusinessIdentifier.placer(request.getIdentifier().stream()).stream())
                        .findFirst())
                .or(() -> of(Task.class)
                        .flatMap(task -> Stream.concat(task.getPartOf().stream(), Stream.of(task.getFocus())))
                        .flatMap(target -> BusinessIdentifier.of(target.getIdentifier()).stream())
                        .findFirst());
    }

    /** The placed request that bears the number. */
    public Optional<ServiceRequest> request(BusinessIdentifier number) {
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
