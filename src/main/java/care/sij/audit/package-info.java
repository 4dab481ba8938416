/**
 * What is proved about the record: who was shown, sent and changed what, Provenance of every projected version, plans
 * as they were known, and the ledger over all versions.
 */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"clinical", "record", "fhir", "partner", "access"})
@NullMarked
package care.sij.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
