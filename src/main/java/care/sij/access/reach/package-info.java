/** Partner reach in SQL. */
@NullMarked
package care.sij.access.reach;

import org.jspecify.annotations.NullMarked;
