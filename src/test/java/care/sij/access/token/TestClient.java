package care.sij.access.token;

import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A client that can sign right and wrong assertions. */
public record TestClient(String id, JWK key) {

    public static TestClient withRsa(String id) {
        return new TestClient(id, rsa("rsa-" + id));
    }

    public static TestClient withEc(String id) {
        return new TestClient(id, ec("ec-" + id));
    }

    static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static JWK ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public Partner registered(String... scopes) {
        return registered(new PartnerKeys.Inline(new JWKSet(key.toPublicJWK())), scopes);
    }

    public Partner registered(PartnerKeys keys, String... scopes) {
        return new Partner(
                id,
                PartnerRole.HOSPITAL,
                id,
                List.of(),
                List.of(),
                List.of(),
                keys,
                List.of(scopes),
                Optional.empty(),
                Optional.empty(),
                Terms.USUAL);
    }

    JWTClaimsSet.Builder claims(String audience, Instant expiry) {
        return new JWTClaimsSet.Builder()
                .issuer(id)
                .subject(id)
                .audience(audience)
                .expirationTime(Date.from(expiry))
                .jwtID(UUID.randomUUID().toString());
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(key instanceof RSAKey ? JWSAlgorithm.RS384 : JWSAlgorithm.ES384)
                .keyID(key.getKeyID());
    }

    public String assertion(String audience, Instant expiry) {
        return sign(header().build(), claims(audience, expiry).build());
    }

    public String assertion(String audience, Instant expiry, UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(header().build(), change.apply(claims(audience, expiry)).build());
    }

    String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            JWSSigner signer = key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
