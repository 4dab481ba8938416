package care.sij.exchange.outbound;

import care.sij.partner.Delivery.BackendAccess;
import care.sij.partner.Partner;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Signs who we are for a partner's token endpoint (SMART App Launch 2.2.0, "Client Authentication: Asymmetric"). Claims
 * that it does not ask for stay out: each is one more that a clock or a strict server can stumble over.
 */
@Component
class Assertions {

    /** At most five minutes are allowed, by the clock of the partner; ours may be ahead of it. */
    private static final Duration LIFE = Duration.ofMinutes(4);

    private final OwnKeys keys;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Assertions(OwnKeys keys, Clock clock, Supplier<UUID> ids) {
        this.keys = keys;
        this.clock = clock;
        this.ids = ids;
    }

    /** A fresh assertion for one request. */
    String sign(Partner partner, BackendAccess access) {
        RSAKey key = keys.signing(partner.id());
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS384)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(access.clientId())
                .subject(access.clientId())
                .audience(access.tokenUrl().toString())
                .expirationTime(Date.from(clock.instant().plus(LIFE)))
                .jwtID(ids.get().toString())
                .build();
        SignedJWT assertion = new SignedJWT(header, claims);
        try {
            assertion.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("our own key cannot sign", e);
        }
        return assertion.serialize();
    }
}
