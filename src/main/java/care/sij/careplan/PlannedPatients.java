package care.sij.careplan;

import java.util.SortedSet;

/** Finds patients by their plans. */
interface PlannedPatients {

    /** Ids of the patients that have an active plan. */
    SortedSet<String> withActivePlan();

    /** Ids of the patients that have a plan, in whatever status. */
    SortedSet<String> withPlan();
}
