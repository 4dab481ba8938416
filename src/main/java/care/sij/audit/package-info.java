/**
 * What is proved about the record: Provenance of every projected version, plans as they were known, and the ledger over
 * all versions.
 */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"clinical", "record", "fhir", "partner", "access"})
@NullMarked
package care.sij.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
