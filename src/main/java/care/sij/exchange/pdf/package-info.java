/** Texts as documents that can still be read when today's fonts and readers are gone. */
@NullMarked
package care.sij.exchange.pdf;

import org.jspecify.annotations.NullMarked;
