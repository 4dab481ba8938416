/** The web pages for coordinators, clinicians, clinic IT and auditors. */
@ApplicationModule(
        displayName = "Console",
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
            "exchange",
            "demo"
        })
@NullMarked
package care.sij.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
