/** The FHIR REST face of the record. */
@ApplicationModule(
        displayName = "API",
        allowedDependencies = {
            "clinical",
            "pathway",
            "referral",
            "record",
            "fhir",
            "partner",
            "conformance",
            "access",
            "audit",
            "careplan",
            "exchange"
        })
@NullMarked
package care.sij.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
