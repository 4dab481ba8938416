/**
 * The one FHIR context, bounded strict parsing, index-term extraction, and the mappers between resources and kernel
 * values.
 */
@ApplicationModule(
        displayName = "FHIR",
        allowedDependencies = {"clinical", "pathway", "referral", "record"})
@NullMarked
package care.sij.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
