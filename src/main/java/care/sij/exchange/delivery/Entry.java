package care.sij.exchange.delivery;

import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message to one partner, claimed to be sent now.
 *
 * @param number its place in the order of all
 * @param thread what it must keep its order with: the referral, or the patient where there is none
 * @param instant of the commit that told it: what it shows is the record as it was then
 * @param messageId its MessageHeader.id, the same each time it is sent
 * @param attempt how often it was tried, this time included
 * @param lease for how long it is kept from other processes
 * @param sentBefore how it went out, or may have, before this attempt
 * @param triedSince since when it is tried: when it was told, or when it was last asked for or released
 * @param body as it was sent the first time; empty before that
 */
public record Entry(
        long number,
        String partner,
        String thread,
        String event,
        String patient,
        ResourceKey focus,
        List<ResourceKey> told,
        Instant instant,
        String messageId,
        int attempt,
        Duration lease,
        SentBefore sentBefore,
        Instant triedSince,
        Optional<Bytes> body) {

    /**
     * How a message last went out, or may have.
     *
     * @param attempt 0 when it never did
     * @param until when that attempt ended, or its claim; empty when it never did or that is not known
     */
    public record SentBefore(int attempt, Optional<Instant> until) {}

    public Entry {
        told = List.copyOf(told);
    }

    Part part() {
        return Notice.isOn(thread) ? Part.NOTICES : Part.MESSAGES;
    }
}
