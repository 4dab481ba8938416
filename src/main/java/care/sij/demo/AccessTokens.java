package care.sij.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Access tokens by client, each used for two minutes of the five it lives. */
final class AccessTokens {

    private static final Duration USE = Duration.ofMinutes(2);

    private final UnaryOperator<String> request;
    private final Clock clock;
    private final Map<String, Issued> issued = new HashMap<>();

    private record Issued(String token, Instant at) {}

    /** @param request obtains a new token for the client of this id */
    AccessTokens(UnaryOperator<String> request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    /**
     * A token that holds for this client now.
     *
     * @throws TokenUnobtainable when the token endpoint refuses
     */
    synchronized String of(String client) {
        Instant now = clock.instant();
        return issued.compute(
                        client,
                        (id, last) -> last != null && now.isBefore(last.at.plus(USE))
                                ? last
                                : new Issued(request.apply(id), now))
                .token;
    }
}
