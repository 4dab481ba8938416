package care.sij.careplan.render;

import care.sij.fhir.SijUris;
import java.util.Set;

/** The identifier systems of what this service alone writes. */
public final class ProjectedNames {

    /** System of a plan's identifier. */
    public static final String CARE_PLAN = SijUris.sid("care-plan");

    /** System of the identifiers of all else that belongs to a plan. */
    public static final String CARE_PLAN_PART = SijUris.sid("care-plan-part");

    /** All of them. */
    public static final Set<String> SYSTEMS = Set.of(CARE_PLAN, CARE_PLAN_PART);

    private ProjectedNames() {}
}
