/** Commits and versions as rows. */
@NullMarked
package care.sij.record.store;

import org.jspecify.annotations.NullMarked;
