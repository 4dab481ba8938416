/** Profiles, message definitions and the validation of whole messages against them. */
@ApplicationModule(
        displayName = "Conformance",
        allowedDependencies = {"clinical", "record", "fhir", "partner"})
@NullMarked
package care.sij.conformance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
