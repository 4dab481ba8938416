package care.sij.exchange.delivery;

import care.sij.record.Bytes;
import java.util.Optional;

/** What a partner's endpoint did with a request. */
sealed interface Reply {

    /**
     * It answered.
     *
     * @param retryAfter the header of that name
     */
    record Answered(int status, Optional<String> retryAfter, Bytes body) implements Reply {}

    /** There was no connection, or it broke. */
    record Broken() implements Reply {}

    /** It was connected to and did not answer in time. */
    record Silence() implements Reply {}
}
