/**
 * Checked values of sacroiliac joint care: sides, scores, tests, relief, codes. Pure: no clock, no I/O, no framework.
 */
@ApplicationModule(
        displayName = "Clinical",
        allowedDependencies = {})
@NullMarked
package care.sij.clinical;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
