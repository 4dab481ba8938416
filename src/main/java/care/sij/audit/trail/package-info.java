/** Audit rows: written at the edge and inside commits, found again. */
@NullMarked
package care.sij.audit.trail;

import org.jspecify.annotations.NullMarked;
