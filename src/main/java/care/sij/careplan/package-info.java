/** The projection: in the commit of a fact, the patient's plans are derived again and what changed is appended. */
@ApplicationModule(
        displayName = "Care plan",
        allowedDependencies = {"clinical", "pathway", "referral", "record", "fhir", "partner", "conformance", "audit"})
@NullMarked
package care.sij.careplan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
