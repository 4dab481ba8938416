/**
 * From a patient's facts to stage, eligibility, follow-up, outcome and red flags, each with its evidence. Pure: no
 * clock, no I/O, no framework.
 */
@ApplicationModule(
        displayName = "Pathway",
        allowedDependencies = {"clinical"})
@NullMarked
package care.sij.pathway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
