package care.sij.exchange.outbound;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys that we sign client assertions with, one partner's apart from another's. They are made when first asked for
 * and take turns by themselves; all processes use the same.
 */
@Component
class OwnKeys {

    /** Shorter than a key is published before it signs, so that no process misses a turn. */
    private static final Duration BETWEEN_READS = Duration.ofMinutes(1);

    private static final int BITS = 3072;

    private final StoredKeys stored;
    private final TransactionOperations transactions;
    private final OutboundKeySettings settings;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(KeyRing ring, Instant until) {}

    OwnKeys(StoredKeys stored, TransactionOperations transactions, OutboundKeySettings settings, Clock clock) {
        this.stored = stored;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** The key that signs what goes to this partner now. */
    RSAKey signing(String partner) {
        Instant now = clock.instant();
        return ring(partner, now).signing(now);
    }

    /** Public parts of all keys that the partner may meet now or soon. */
    JWKSet published(String partner) {
        Instant now = clock.instant();
        List<JWK> keys = ring(partner, now).published(now, settings).stream()
                .map(key -> (JWK) key.toPublicJWK())
                .toList();
        return new JWKSet(keys);
    }

    /** When each key that was made for the partner signs for the last time, by its id; makes none. */
    Map<String, Instant> ends(String partner) {
        return stored.of(partner).ends(settings);
    }

    private KeyRing ring(String partner, Instant now) {
        Known last = known.get(partner);
        if (last != null && now.isBefore(last.until()) && !isChangeDue(last.ring(), now)) {
            return last.ring();
        }
        KeyRing ring = stored.of(partner);
        if (isChangeDue(ring, now)) {
            transactions.executeWithoutResult(status -> change(partner, now));
            ring = stored.of(partner);
        }
        known.put(partner, new Known(ring, now.plus(BETWEEN_READS)));
        return ring;
    }

    private boolean isChangeDue(KeyRing ring, Instant now) {
        return ring.needsNext(now, settings) || !ring.wornOut(now, settings).isEmpty();
    }

    /** Looks again under the lock: another process may have been first. */
    private void change(String partner, Instant now) {
        stored.lock();
        KeyRing ring = stored.of(partner);
        if (ring.needsNext(now, settings)) {
            stored.add(partner, new KeyRing.Turn(generate(), ring.nextSignsFrom(now, settings)));
        }
        stored.remove(partner, ring.wornOut(now, settings));
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS384)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
