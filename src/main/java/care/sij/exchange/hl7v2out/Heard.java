package care.sij.exchange.hl7v2out;

import care.sij.exchange.delivery.Reason;
import care.sij.record.Bytes;

/** What came back for a message. */
sealed interface Heard {

    /** It was acknowledged. */
    record Acknowledged(Ack ack) implements Heard {}

    /** It is kept, and what became of it was not told in time. */
    record Kept(Ack ack) implements Heard {}

    /** Nothing, or only what acknowledges nothing or other messages. */
    record Unintelligible(Bytes last) implements Heard {}

    /** Nothing in time. */
    record Silence() implements Heard {}

    /** The connection broke: it may have been taken. */
    record Broken() implements Heard {}

    /**
     * There was no connection: nothing went out.
     *
     * @param reason whether it was not to be had, or not in time
     */
    record Unreached(Reason reason) implements Heard {}
}
