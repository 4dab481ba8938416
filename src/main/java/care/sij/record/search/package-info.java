/** Searches as SQL over the current rows and their index tables. */
@NullMarked
package care.sij.record.search;

import org.jspecify.annotations.NullMarked;
