package care.sij.fhir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which patients a resource is about, by the elements that say so in R4's patient compartment
 * (compartmentdefinition-patient.html). Being its author or performer does not make it the patient's.
 */
public final class Compartments {

    private static final Set<String> NAMES = Set.of("subject", "patient", "for", "beneficiary", "individual");
    private static final Set<String> PATHS = Set.of(
            "Appointment.participant.actor",
            "AppointmentResponse.actor",
            "AuditEvent.entity.what",
            "Provenance.target",
            "Schedule.actor",
            "Person.link.target",
            "Group.member.entity");

    private static final List<SearchPath.Step> ABOUT =
            NAMES.stream().sorted().map(SearchPath::child).toList();
    private static final Map<String, SearchPath> ELSEWHERE =
            PATHS.stream().collect(Collectors.toMap(path -> path.substring(0, path.indexOf('.')), SearchPath::compile));

    private Compartments() {}

    /** Whether resources of the type can be about several patients. */
    public static boolean mayBeAboutSeveral(String type) {
        return ELSEWHERE.containsKey(type);
    }

    /**
     * Ids of the patients, without version, in the order of the resource; none for Practitioner, Organization,
     * Location, Medication and a Device without patient. A Patient belongs to itself.
     */
    public static List<String> patientsOf(Resource resource) {
        Set<String> patients = new LinkedHashSet<>();
        if (resource.fhirType().equals("Patient") && resource.hasId()) {
            patients.add(resource.getIdElement().getIdPart());
        }
        referencesOf(resource)
                .filter(reference -> ReferenceTarget.typeOf(reference).equals("Patient"))
                .flatMap(reference -> ReferenceTarget.of(reference).stream())
                .map(target -> target.substring(target.lastIndexOf('/') + 1))
                .forEach(patients::add);
        return List.copyOf(patients);
    }

    /** Whether references at this path, from the resource's type on, say whom or what a resource is about. */
    static boolean isAbout(String path) {
        int root = path.indexOf('.');
        return PATHS.contains(path) || (root >= 0 && NAMES.contains(path.substring(root + 1)));
    }

    /** The references by which a resource says whom or what it is about, to whatever type they point. */
    public static Stream<Reference> referencesOf(Resource resource) {
        Stream<Base> about = ABOUT.stream().flatMap(step -> step.from(resource));
        Stream<Base> elsewhere = Optional.ofNullable(ELSEWHERE.get(resource.fhirType())).stream()
                .flatMap(path -> path.select(resource).stream());
        return Stream.concat(about, elsewhere)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
    }
}
