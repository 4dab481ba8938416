/** Looking at messages and correcting them by hand. */
@NullMarked
package care.sij.exchange.browse;

import org.jspecify.annotations.NullMarked;
