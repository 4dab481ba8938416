/** What partners would be sent, without anything being sent. */
@NullMarked
package care.sij.exchange.forecast;

import org.jspecify.annotations.NullMarked;
