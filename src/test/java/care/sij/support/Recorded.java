package care.sij.support;

import care.sij.fhir.ResourceIds;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the whole service's record holds about the patient of a journey, as the auditor sees it. */
public record Recorded(Journey journey) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final String REFERRAL = "http://demo-hospital.example.org/referral";
    private static final DemoPartner AUDITOR = WholeService.partner("demo-auditor");

    /** Our id of the patient. */
    public String patient() {
        return ResourceIds.of("Patient", MRN, journey.patient());
    }

    public JsonNode demographics() {
        return JSON.readTree(AUDITOR.get("/fhir/Patient/" + patient()).body());
    }

    /** Status and business status of the referral's Task. */
    public String referral() {
        String id = ResourceIds.of("Task", REFERRAL, "REF-" + journey.patient() + "-1");
        JsonNode task = JSON.readTree(AUDITOR.get("/fhir/Task/" + id).body());
        return task.path("status").asString() + " "
                + task.path("businessStatus")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString();
    }

    /** The patient's resources of a type that a further criterion finds. */
    public List<JsonNode> found(String type, String criterion) {
        return AUDITOR.search(type + "?patient=" + patient() + "&" + criterion);
    }

    public List<JsonNode> plans() {
        return AUDITOR.search("CarePlan?patient=" + patient());
    }

    /** See {@link PlanPrint}. */
    public String print() {
        return PlanPrint.of(AUDITOR, journey, journey.patient().substring(0, 7));
    }
}
