package care.sij.access.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Keys that partners publish by URL, kept no longer than their {@code Cache-Control} says (SMART 2.2.0, "Registering a
 * client"). An unknown {@code kid} asks again, but at most twice a minute; after a failure nobody is asked for ten
 * seconds, so that a slow partner cannot occupy the service.
 */
@Component
class PublishedKeys {

    private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final KeySetFetch fetch;
    private final Clock clock;
    private final Map<URI, Slot> slots = new ConcurrentHashMap<>();

    PublishedKeys(KeySetFetch fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /** The keys at the URL, asked for anew when they are stale or do not hold the {@code kid}. */
    JWKSet holding(URI url, String kid) {
        return slots.computeIfAbsent(url, Slot::new).holding(kid);
    }

    /** One URL; callers of the same URL wait for one fetch. */
    private final class Slot {

        private final URI url;
        private JWKSet keys = new JWKSet();
        private Instant freshUntil = Instant.MIN;
        private Instant nextSearch = Instant.MIN;
        private Instant failedUntil = Instant.MIN;

        Slot(URI url) {
            this.url = url;
        }

        synchronized JWKSet holding(String kid) {
            Instant now = clock.instant();
            if (now.isBefore(freshUntil) && (known(keys, kid) || now.isBefore(nextSearch))) {
                return keys;
            }
            if (now.isBefore(failedUntil)) {
                throw unavailable();
            }
            return ask(now);
        }

        private JWKSet ask(Instant now) {
            Optional<KeySetFetch.Fetched> fetched = fetch.fetch(url);
            if (fetched.isEmpty()) {
                failedUntil = now.plus(AFTER_FAILURE);
                throw unavailable();
            }
            keys = fetched.get().keys();
            freshUntil = now.plus(fetched.get().freshFor());
            nextSearch = now.plus(BETWEEN_SEARCHES);
            return keys;
        }

        private static boolean known(JWKSet set, String kid) {
            return set.getKeyByKeyId(kid) != null;
        }

        private static TokenRefused unavailable() {
            return TokenRefused.unproven("The client's JWKS URL gives no keys at the moment; try again in a while.");
        }
    }
}
