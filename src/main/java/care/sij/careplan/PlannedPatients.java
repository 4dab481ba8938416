package care.sij.careplan;

import java.util.List;
import java.util.Optional;

/** Finds patients by their plans. */
interface PlannedPatients {

    /** Ids of patients, in order, that come after one and have a plan that is active. */
    List<String> withActivePlan(Optional<String> after, int count);

    /** Ids of patients, in order, that come after one and have any plan. */
    List<String> withPlan(Optional<String> after, int count);
}
