package care.sij.careplan.render;

import care.sij.fhir.SijUris;

/** The profiles of what this service alone writes. */
public enum ProjectedProfile {
    CARE_PLAN("sij-care-plan"),
    GOAL("sij-goal"),
    BLOCK_RESPONSE("sij-block-response"),
    DECISION_RECEIPT("sij-decision-receipt"),
    OUTCOME("sij-outcome"),
    PATHWAY_TASK("sij-pathway-task"),
    RED_FLAG("sij-red-flag"),
    NOTICE("sij-notice"),
    PROVENANCE("sij-provenance");

    private final String canonical;

    ProjectedProfile(String id) {
        this.canonical = SijUris.structure(id);
    }

    /** The canonical as it stands in {@code meta.profile}. */
    public String canonical() {
        return canonical;
    }
}
