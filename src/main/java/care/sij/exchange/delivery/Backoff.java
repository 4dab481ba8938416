package care.sij.exchange.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a message is sent again: the first pause, doubling to the longest, of each between half and
 * the whole, so that messages that failed together do not come back together.
 */
final class Backoff {

    private static final int MOST_DOUBLINGS = 20;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait after this attempt, never shorter than the partner asks.
     *
     * @param attempt 1 for the first
     */
    Duration after(int attempt, Optional<Duration> notBefore, Patience patience) {
        long doubled = patience.firstPause().toMillis() << Math.min(Math.max(attempt - 1, 0), MOST_DOUBLINGS);
        long whole = Math.min(doubled, patience.longestPause().toMillis());
        Duration wait = Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
        return notBefore.filter(asked -> asked.compareTo(wait) > 0).orElse(wait);
    }
}
