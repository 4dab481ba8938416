/**
 * The versioned record: commit, read, history, as-of, search, visibility and ledger leaves, on PostgreSQL. Bytes and
 * index terms; knows no FHIR library.
 */
@ApplicationModule(
        displayName = "Record",
        allowedDependencies = {})
@NullMarked
package care.sij.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
