/** What partners write resource by resource, as statements of facts. */
@NullMarked
package care.sij.exchange.direct;

import org.jspecify.annotations.NullMarked;
