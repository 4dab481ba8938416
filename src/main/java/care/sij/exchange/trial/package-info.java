/** Whether a partner can be sent to, tried without anything of a patient. */
@NullMarked
package care.sij.exchange.trial;

import org.jspecify.annotations.NullMarked;
