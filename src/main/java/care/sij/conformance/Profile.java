package care.sij.conformance;

import java.util.Optional;
import java.util.stream.Stream;

/** The profiles this service publishes, by what they are for. */
public enum Profile {
    PATIENT("sij-patient", "Patient", Role.FACT),
    CONDITION("sij-condition", "Condition", Role.FACT),
    REFERRAL("sij-referral", "ServiceRequest", Role.FACT),
    REFERRAL_TASK("sij-referral-task", "Task", Role.FACT),
    CANCELLATION_TASK("sij-cancellation-task", "Task", Role.FACT),
    PROVOCATION_TEST("sij-provocation-test", "Observation", Role.FACT),
    FORTIN_TEST("sij-fortin-test", "Observation", Role.FACT),
    PAIN_SCORE("sij-pain-score", "Observation", Role.FACT),
    ODI_SCORE("sij-odi-score", "Observation", Role.FACT),
    EQ5D_INDEX("sij-eq5d-index", "Observation", Role.FACT),
    PROMIS_PHYSICAL_FUNCTION("sij-promis-physical-function", "Observation", Role.FACT),
    PROMIS_PAIN_INTERFERENCE("sij-promis-pain-interference", "Observation", Role.FACT),
    PROMIS_GLOBAL_HEALTH("sij-promis-global-health", "Observation", Role.FACT),
    SMOKING_STATUS("sij-smoking-status", "Observation", Role.FACT),
    COTININE("sij-cotinine", "Observation", Role.FACT),
    SURGICAL_DECISION("sij-surgical-decision", "Observation", Role.FACT),
    NEURO_FINDING("sij-neuro-finding", "Observation", Role.FACT),
    WOUND_FINDING("sij-wound-finding", "Observation", Role.FACT),
    POSTOP_SYMPTOM("sij-postop-symptom", "Observation", Role.FACT),
    IMAGING_REPORT("sij-imaging-report", "DiagnosticReport", Role.FACT),
    CONSERVATIVE_TRIAL("sij-conservative-trial", "Procedure", Role.FACT),
    INJECTION("sij-injection", "Procedure", Role.FACT),
    FUSION("sij-fusion", "Procedure", Role.FACT),
    IMPLANT("sij-implant", "Device", Role.FACT),
    ADVERSE_EVENT("sij-adverse-event", "AdverseEvent", Role.FACT),
    CARE_PLAN("sij-care-plan", "CarePlan", Role.PROJECTION),
    GOAL("sij-goal", "Goal", Role.PROJECTION),
    BLOCK_RESPONSE("sij-block-response", "Observation", Role.PROJECTION),
    DECISION_RECEIPT("sij-decision-receipt", "GuidanceResponse", Role.PROJECTION),
    OUTCOME("sij-outcome", "Observation", Role.PROJECTION),
    PATHWAY_TASK("sij-pathway-task", "Task", Role.PROJECTION),
    RED_FLAG("sij-red-flag", "Flag", Role.PROJECTION),
    NOTICE("sij-notice", "Flag", Role.PROJECTION),
    PROVENANCE("sij-provenance", "Provenance", Role.PROJECTION);

    /** Who states resources of a profile. */
    public enum Role {
        /** Partners. */
        FACT,
        /** This service alone, as a consequence of the facts. */
        PROJECTION
    }

    private static final String BASE = "http://sij-pathways.example.org/fhir/StructureDefinition/";

    private final String id;
    private final String type;
    private final Role role;

    Profile(String id, String type, Role role) {
        this.id = id;
        this.type = type;
        this.role = role;
    }

    public String id() {
        return id;
    }

    /** The resource type it constrains. */
    public String type() {
        return type;
    }

    public Role role() {
        return role;
    }

    /** What {@code meta.profile} says, without version. */
    public String canonical() {
        return BASE + id;
    }

    /** The profile of a canonical, with or without version. */
    public static Optional<Profile> ofCanonical(String canonical) {
        int version = canonical.indexOf('|');
        String bare = version < 0 ? canonical : canonical.substring(0, version);
        return Stream.of(values())
                .filter(profile -> profile.canonical().equals(bare))
                .findFirst();
    }
}
