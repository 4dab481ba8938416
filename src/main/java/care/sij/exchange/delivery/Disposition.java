package care.sij.exchange.delivery;

import java.time.Duration;
import java.util.Optional;

/** What is to be done with a message after its partner replied. */
public sealed interface Disposition {

    Report report();

    /** Nothing more is to be sent. */
    record Settle(Settled as, Report report) implements Disposition {}

    /**
     * It is sent again, later.
     *
     * @param notBefore how long the partner asks to wait
     */
    record Again(Report report, Optional<Duration> notBefore) implements Disposition {}

    /** It is sent again at once with a new access token, unless that was done already. */
    record Renew(Report report) implements Disposition {}
}
