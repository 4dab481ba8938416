/** The simulator of the demonstration: sends samples as partners would, and says what EHRs would take. */
@NullMarked
package care.sij.console.simulator;

import org.jspecify.annotations.NullMarked;
