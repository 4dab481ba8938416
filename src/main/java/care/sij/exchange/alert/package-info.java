/** Silence and deadlines: what should have happened and has not, told once. */
@NullMarked
package care.sij.exchange.alert;

import org.jspecify.annotations.NullMarked;
