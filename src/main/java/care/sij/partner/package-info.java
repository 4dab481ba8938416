/** Whom we exchange with: identity, keys, roles and the identifier systems they may assert. */
@ApplicationModule(
        displayName = "Partner",
        allowedDependencies = {"clinical", "record", "fhir"})
@NullMarked
package care.sij.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
