/**
 * HL7 v2.5.1 messages in, over MLLP: a listener for each partner that sends them, their map to the message bundles of
 * {@code $process-message} (docs/api/hl7v2.md), and acknowledgements after the commit.
 */
@NullMarked
package care.sij.exchange.hl7v2;

import org.jspecify.annotations.NullMarked;
