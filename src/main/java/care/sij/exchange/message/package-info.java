/** FHIR messages in: {@code $process-message}, from the received bytes to the stored answer. */
@NullMarked
package care.sij.exchange.message;

import org.jspecify.annotations.NullMarked;
