package care.sij.access.door;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An identity provider that publishes its key and signs what it is told to. */
final class ProviderTokens implements AutoCloseable {

    static final String ISSUER = "https://login.example.org";
    static final String AUDIENCE = "sij-pathways";

    private static final int BITS = 2048;

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final RSAKey key;

    private ProviderTokens(RSAKey key) {
        this.key = key;
    }

    static ProviderTokens start() {
        try {
            ProviderTokens provider = new ProviderTokens(
                    new RSAKeyGenerator(BITS).keyID("provider-1").generate());
            provider.server.start();
            provider.server.stubFor(get("/jwks").willReturn(okJson(new JWKSet(provider.key.toPublicJWK()).toString())));
            return provider;
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String jwksUrl() {
        return server.baseUrl() + "/jwks";
    }

    String token(String group, String audience, String scope) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("provider-1").build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject("hospital")
                        .claim("client_id", "hospital")
                        .audience(audience)
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .claim("roles", List.of(group))
                        .claim("scope", scope)
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop();
    }
}
