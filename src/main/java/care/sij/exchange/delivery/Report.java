package care.sij.exchange.delivery;

import care.sij.record.Bytes;

/**
 * What came of sending a message once.
 *
 * @param http the status of the answer; 0 when there was none
 * @param answer its body, as evidence
 */
public record Report(Reason reason, int http, Bytes answer) {

    public static Report of(Reason reason) {
        return new Report(reason, 0, Bytes.EMPTY);
    }
}
