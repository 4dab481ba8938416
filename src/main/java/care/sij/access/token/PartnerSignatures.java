package care.sij.access.token;

import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks an assertion's signature with the one key of its {@code kid} among the partner's registered keys. */
@Component
class PartnerSignatures {

    private static final int SHORTEST_RSA_BITS = 2048;

    private final PublishedKeys published;

    PartnerSignatures(PublishedKeys published) {
        this.published = published;
    }

    void verify(SignedJWT assertion, Partner partner) {
        JWSHeader header = assertion.getHeader();
        JWK key = theOneKey(header, keys(partner, header.getKeyID()));
        try {
            if (!assertion.verify(verifier(key))) {
                throw TokenRefused.unproven("The assertion's signature does not match the key of its kid.");
            }
        } catch (JOSEException e) {
            throw TokenRefused.unproven("The assertion's signature cannot be checked with the key of its kid.");
        }
    }

    private JWKSet keys(Partner partner, String kid) {
        PartnerKeys keys = partner.keys();
        if (keys instanceof PartnerKeys.Inline inline) {
            return inline.keys();
        }
        if (keys instanceof PartnerKeys.Published at) {
            return published.holding(at.jwksUrl(), kid);
        }
        throw new IllegalStateException("keys of no known kind");
    }

    private static JWK theOneKey(JWSHeader header, JWKSet keys) {
        JWKMatcher ofHeader = JWKMatcher.forJWSHeader(header);
        List<JWK> matching =
                new JWKSelector(ofHeader == null ? new JWKMatcher.Builder().build() : ofHeader).select(keys);
        if (matching.size() != 1) {
            throw TokenRefused.unproven(
                    matching.isEmpty()
                            ? "No registered key has the assertion's kid and algorithm."
                            : "More than one registered key has the assertion's kid.");
        }
        return matching.get(0);
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        if (key.size() >= SHORTEST_RSA_BITS && "RSA".equals(key.getKeyType().getValue())) {
            return new RSASSAVerifier(key.toRSAKey());
        }
        if ("EC".equals(key.getKeyType().getValue())) {
            return new ECDSAVerifier(key.toECKey());
        }
        throw TokenRefused.unproven("The key of the assertion's kid is too weak.");
    }
}
