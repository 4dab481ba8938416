/** The door: token endpoint, bearer tokens, SMART v2 scopes and partner reach. Only here is a token read. */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"clinical", "record", "fhir", "partner"})
@NullMarked
package care.sij.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
