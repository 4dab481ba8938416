package care.sij.journey;

import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Registered;
import care.sij.support.WholeService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A hospital with one patient that it has referred.
 *
 * @param home below which its numbers lie
 * @param ids of the patient's resources, by type
 * @param secrets what nobody else may learn: these ids, the numbers and the name
 */
record Walker(
        DemoPartner partner,
        String home,
        String number,
        String name,
        Map<String, List<String>> ids,
        Set<String> secrets) {

    /** Of what types a referred patient has resources. */
    static final List<String> TYPES = List.of(
            "Patient",
            "Task",
            "ServiceRequest",
            "Condition",
            "Coverage",
            "Procedure",
            "AllergyIntolerance",
            "MedicationStatement",
            "Observation",
            "DiagnosticReport",
            "DocumentReference",
            "CarePlan",
            "Goal",
            "GuidanceResponse",
            "Provenance");

    private static final String DEMO = "http://demo-hospital.example.org";

    static List<Walker> three() {
        Registered third = Registered.as("hospital", "walk-hospital", "");
        return List.of(
                referring(WholeService.partner("demo-hospital"), DEMO, "a"),
                referring(WholeService.secondHospital(), "http://second-hospital.example.org", "b"),
                referring(third.partner(), third.home(), "c"));
    }

    private static Walker referring(DemoPartner partner, String home, String letter) {
        Journey journey = Journey.named("J1").about("SYN-001-walk-" + letter);
        String name = "Walkerton-" + letter.repeat(8);
        Journey.Message request = journey.messages().get(0);
        String told = request.json().replace(DEMO, home).replace("Synthetica-One", name);
        Answer answer = Answer.of(partner.send(told));
        if (!answer.code().equals("ok")) {
            throw new AssertionError(answer.text());
        }
        String patient = ResourceIds.of("Patient", home + "/mrn", journey.patient());
        Map<String, List<String>> ids = new TreeMap<>();
        DemoPartner auditor = WholeService.partner("demo-auditor");
        for (String type : TYPES) {
            String search = type.equals("Patient") ? "Patient?_id=" : type + "?patient=";
            ids.put(
                    type,
                    auditor.search(search + patient).stream()
                            .map(resource -> resource.path("id").asString())
                            .toList());
        }
        Set<String> secrets = new TreeSet<>(Set.of(journey.patient(), name, request.id()));
        ids.values().forEach(secrets::addAll);
        return new Walker(partner, home, journey.patient(), name, ids, secrets);
    }

    String patient() {
        return ids.get("Patient").get(0);
    }

    /** Everything of the patient as {@code Type/id}. */
    List<String> resources() {
        List<String> resources = new ArrayList<>();
        ids.forEach((type, some) -> some.forEach(id -> resources.add(type + "/" + id)));
        return resources;
    }
}
