package care.sij.access.token;

import care.sij.access.Person;
import care.sij.access.signin.AuthorizationCodes.Grant;
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
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * Tokens of people: access tokens as those of partners, but with the person's signature as subject, which no client id
 * looks like; and who signed in, for the app alone (OpenID Connect Core, 2).
 */
@Component
class PersonTokens {

    /** Claim and scope. */
    static final String FHIR_USER = "fhirUser";

    private static final int JTI_BYTES = 16;

    private final SigningKeys keys;
    private final ServiceAddress address;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PersonTokens(SigningKeys keys, ServiceAddress address, Clock clock) {
        this.keys = keys;
        this.address = address;
        this.clock = clock;
    }

    String freshId() {
        byte[] id = new byte[JTI_BYTES];
        random.nextBytes(id);
        return Base64URL.encode(id).toString();
    }

    String access(String app, Person person, GrantedToPerson granted, String id) {
        return signed(
                AccessTokens.TYPE,
                claims(person, granted)
                        .claim("client_id", app)
                        .audience(address.fhir())
                        .jwtID(id)
                        .claim("scope", granted.toString())
                        .build());
    }

    String identity(Grant grant, Person person, GrantedToPerson granted) {
        JWTClaimsSet.Builder claims = claims(person, granted)
                .audience(grant.app())
                .claim("auth_time", grant.signedInAt().getEpochSecond());
        grant.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        return signed(JOSEObjectType.JWT, claims.build());
    }

    private JWTClaimsSet.Builder claims(Person person, GrantedToPerson granted) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(address.baseUrl().toString())
                .subject(person.signature())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(AccessTokens.LIFETIME)));
        if (granted.fhirUser()) {
            person.practitioner().ifPresent(id -> claims.claim(FHIR_USER, address.fhir() + "/Practitioner/" + id));
        }
        return claims;
    }

    private String signed(JOSEObjectType type, JWTClaimsSet claims) {
        ECKey key = keys.signing();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(type)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot sign", e);
        }
        return token.serialize();
    }
}
