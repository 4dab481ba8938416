package care.sij.support;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The organisation's OpenID Connect provider of the tests' service: it says and signs what it is told to. */
public final class TestProvider {

    public static final String CLIENT = "sij-console";
    public static final String SECRET = "synthetic secret+";
    public static final String ISSUER = PartnerEndpoint.url("/idp");
    public static final String TOKEN = "/idp/token";

    private static final String PREFIX = "sij.identity-provider.";
    private static final int BITS = 2048;
    private static final RSAKey KEY = key();

    private TestProvider() {}

    /** What the service is told of it. */
    static Map<String, Object> settings() {
        publish();
        Map<String, Object> settings = new HashMap<>();
        settings.put(PREFIX + "issuer", ISSUER);
        settings.put(PREFIX + "audience", "sij-pathways");
        settings.put(PREFIX + "jwks-url", PartnerEndpoint.url("/idp/jwks"));
        settings.put(PREFIX + "client-id", CLIENT);
        settings.put(PREFIX + "client-secret", SECRET);
        settings.put(PREFIX + "groups.sij-care.role", "clinician");
        settings.put(PREFIX + "groups.sij-care.partner", "demo-clinic");
        settings.put(PREFIX + "groups.sij-misfit.role", "auditor");
        settings.put(PREFIX + "groups.sij-misfit.partner", "demo-clinic");
        return settings;
    }

    private static void publish() {
        PartnerEndpoint.server()
                .stubFor(get("/idp/.well-known/openid-configuration")
                        .willReturn(okJson("{\"issuer\":\"" + ISSUER + "\",\"authorization_endpoint\":\"" + ISSUER
                                + "/authorize\",\"token_endpoint\":\"" + PartnerEndpoint.url(TOKEN) + "\"}")));
        PartnerEndpoint.server().stubFor(get("/idp/jwks").willReturn(okJson(new JWKSet(KEY.toPublicJWK()).toString())));
    }

    /** What its token endpoint answers from now on. */
    public static void answers(ResponseDefinitionBuilder answer) {
        PartnerEndpoint.server().stubFor(post(TOKEN).willReturn(answer));
    }

    /** The same, with an identity token. */
    public static void gives(String identityToken) {
        answers(okJson(
                "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"id_token\":\"" + identityToken + "\"}"));
    }

    /** The claims of an identity token for the console as they should be. */
    public static JWTClaimsSet.Builder claims(String subject, String nonce) {
        Instant now = Clock.systemUTC().instant();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(subject)
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("name", "Synthetic <b>Person</b>")
                .claim("roles", List.of("everybody", "sij-care"));
    }

    /** A token of these claims that it signed. */
    public static String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, KEY, JOSEObjectType.JWT);
    }

    /** A token of another type. */
    public static String signedAs(String type, JWTClaimsSet.Builder claims) {
        return signed(claims, KEY, new JOSEObjectType(type));
    }

    /** A token that somebody else signed in its name. */
    public static String forged(JWTClaimsSet.Builder claims) {
        return signed(claims, key(), JOSEObjectType.JWT);
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key, JOSEObjectType type) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(type)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(BITS).keyID("idp-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
