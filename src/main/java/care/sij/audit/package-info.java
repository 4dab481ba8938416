/** What is proved about the record: who was shown, sent and changed what, and Provenance of every projected version. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"clinical", "record", "fhir", "partner", "access"})
@NullMarked
package care.sij.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
