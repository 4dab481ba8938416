package care.sij.exchange.hl7v2out;

import care.sij.record.Bytes;

/**
 * One message as it is sent.
 *
 * @param type message type and event, e.g. {@code ORU^R01}
 * @param controlId MSH-10
 */
record V2Out(String type, String controlId, Bytes content) {}
