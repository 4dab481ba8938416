/** We as a client of partners: our keys, the access tokens we get with them, and the connections they go over. */
@NullMarked
package care.sij.exchange.outbound;

import org.jspecify.annotations.NullMarked;
