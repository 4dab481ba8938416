/** The referral state machine: who may do what in which state. Pure: no clock, no I/O, no framework. */
@ApplicationModule(
        displayName = "Referral",
        allowedDependencies = {"clinical"})
@NullMarked
package care.sij.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
