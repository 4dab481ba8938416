package care.sij.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers tokens that were verified, until they expire: verifying an ES256 signature costs more than reading a
 * resource. Whether it was revoked, and what it allows, is looked up with each request all the same.
 */
final class VerifiedTokens implements JwtDecoder {

    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final Predicate<String> revoked;
    private final Clock clock;
    private final Cache<String, Jwt> verified;

    VerifiedTokens(JwtDecoder decoder, Predicate<String> revoked, Clock clock, Duration lifetime) {
        this.decoder = decoder;
        this.revoked = revoked;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(lifetime)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verifiedOnce(token);
        if (Optional.ofNullable(known.getId()).filter(revoked).isPresent()) {
            throw new BadJwtException("The token was revoked");
        }
        return known;
    }

    private Jwt verifiedOnce(String token) {
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
