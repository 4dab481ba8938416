/** Pages for clinic IT: partners, how they are connected and how they stand, and what needs somebody's eye. */
@NullMarked
package care.sij.console.partners;

import org.jspecify.annotations.NullMarked;
