/**
 * HL7 v2.5.1 messages out, over MLLP: what a partner's letter says as v2 messages (docs/api/hl7v2-out.md), its line,
 * and what its acknowledgements mean.
 */
@NullMarked
package care.sij.exchange.hl7v2out;

import org.jspecify.annotations.NullMarked;
