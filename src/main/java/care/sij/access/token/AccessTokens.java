package care.sij.access.token;

import care.sij.access.SmartScopes;
import care.sij.partner.Partner;
import care.sij.partner.ServiceAddress;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Issues access tokens: JWTs after RFC 9068, signed with ES256, for this FHIR base only. */
@Component
class AccessTokens {

    /** SMART 2.2.0 asks for five minutes at most. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private static final int JTI_BYTES = 16;

    /**
     * A token as it is given out.
     *
     * @param id its {@code jti}
     */
    record Issued(String token, String id) {}

    private final SigningKeys keys;
    private final ServiceAddress address;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AccessTokens(SigningKeys keys, ServiceAddress address, Clock clock) {
        this.keys = keys;
        this.address = address;
        this.clock = clock;
    }

    /** A token for the partner with these scopes, valid from now for {@link #LIFETIME}. */
    Issued issue(Partner partner, SmartScopes scopes) {
        ECKey key = keys.signing();
        Instant now = clock.instant();
        String id = freshId();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(address.baseUrl().toString())
                .subject(partner.id())
                .claim("client_id", partner.id())
                .audience(address.fhir())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(id)
                .claim("scope", scopes.toString())
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot sign", e);
        }
        return new Issued(token.serialize(), id);
    }

    private String freshId() {
        byte[] id = new byte[JTI_BYTES];
        random.nextBytes(id);
        return Base64URL.encode(id).toString();
    }
}
