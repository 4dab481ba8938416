/** Pages about the past: a plan as it was known, what changed, who said so, and the proof of each record. */
@NullMarked
package care.sij.console.history;

import org.jspecify.annotations.NullMarked;
