package care.sij.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Messages to partners that went out, or may have, before the account of disclosures tells of them. */
public interface UnsettledSendings {

    /**
     * Which messages are looked for.
     *
     * @param patient whom they are about
     * @param partner to whom they went; empty for any
     * @param resource what they held, {@code Type/id}; empty for anything
     * @param from the first instant of the span
     * @param to the first after it
     */
    record Sought(String patient, Optional<String> partner, Optional<String> resource, Instant from, Instant to) {}

    /**
     * The partner of each message that went out, or may have, whose first attempt began before the span's end and whose
     * last ended, or its claim did, not before its start, and that was not settled in the span.
     */
    List<String> partners(Sought sought);
}
