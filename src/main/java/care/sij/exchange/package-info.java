/** Messages in: inbox, events, identity, parking and answers. */
@ApplicationModule(
        displayName = "Exchange",
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
            "careplan"
        })
@NullMarked
package care.sij.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
