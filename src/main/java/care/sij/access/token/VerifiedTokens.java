package care.sij.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers tokens that were verified, until they expire: verifying an ES256 signature costs more than reading a
 * resource. What a token allows is looked up with each request all the same.
 */
final class VerifiedTokens implements JwtDecoder {

    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> verified;

    VerifiedTokens(JwtDecoder decoder, Clock clock, Duration lifetime) {
        this.decoder = decoder;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(lifetime)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known != null && alive(known)) {
            return known;
        }
        Jwt fresh = decoder.decode(token);
        verified.put(token, fresh);
        return fresh;
    }

    private boolean alive(Jwt token) {
        Instant expiry = token.getExpiresAt();
        return expiry != null && expiry.isAfter(clock.instant());
    }
}
