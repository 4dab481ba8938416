/** Codes of partners: translated on the way in and out, listed where nobody could read them, maps tried and set. */
@NullMarked
package care.sij.exchange.codes;

import org.jspecify.annotations.NullMarked;
