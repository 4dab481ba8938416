/** Writing what partners are told into their EHRs, resource by resource, as far as each takes it. */
@NullMarked
package care.sij.exchange.push;

import org.jspecify.annotations.NullMarked;
