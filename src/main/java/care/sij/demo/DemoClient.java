package care.sij.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/** One of the demo's clients, with its published private key. */
final class DemoClient {

    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(4);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int JTI_BYTES = 16;

    private final String id;
    private final JWK key;
    private final Clock clock;

    private DemoClient(String id, JWK key, Clock clock) {
        this.id = id;
        this.key = key;
        this.clock = clock;
    }

    /** The client of that id, e.g. {@code demo-hospital}. */
    static DemoClient named(String id, Clock clock) {
        String name = "/demo/keys/" + id + ".jwk.json";
        try (InputStream file =
                id.matches("[a-z-]+") ? DemoClient.class.getResourceAsStream(name) : InputStream.nullInputStream()) {
            String json = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new DemoClient(id, JWK.parse(json), clock);
        } catch (IOException | ParseException e) {
            throw new TokenUnobtainable("There is no demo client of that name. There are demo-hospital, demo-clinic,"
                    + " demo-payer and demo-auditor.");
        }
    }

    /** An access token from the endpoint, with as many of the scopes as are registered. */
    String token(String endpoint, String scope) {
        String form = form(Map.of(
                "grant_type",
                "client_credentials",
                "scope",
                scope,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion(endpoint)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint))
                .timeout(LONGEST_WAIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return read(send(request, endpoint));
    }

    private static String form(Map<String, String> parameters) {
        StringBuilder form = new StringBuilder();
        parameters.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    private static HttpResponse<String> send(HttpRequest request, String endpoint) {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new TokenUnobtainable("No answer from " + endpoint + ": is the demo running on that port?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenUnobtainable("Interrupted.");
        }
    }

    private static String read(HttpResponse<String> response) {
        try {
            Map<String, Object> body = JSONObjectUtils.parse(response.body());
            if (response.statusCode() == 200) {
                return JSONObjectUtils.getString(body, "access_token");
            }
            throw new TokenUnobtainable("The token endpoint refused (" + response.statusCode() + "): "
                    + Optional.ofNullable(JSONObjectUtils.getString(body, "error_description"))
                            .orElse("no reason given"));
        } catch (ParseException e) {
            throw new TokenUnobtainable(
                    "What answers there is no token endpoint (status " + response.statusCode() + ").");
        }
    }

    private String assertion(String audience) {
        byte[] jti = new byte[JTI_BYTES];
        new SecureRandom().nextBytes(jti);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(id)
                .subject(id)
                .audience(audience)
                .expirationTime(Date.from(clock.instant().plus(ASSERTION_LIFE)))
                .jwtID(Base64URL.encode(jti).toString())
                .build();
        JWSHeader header = new JWSHeader.Builder(
                        JWSAlgorithm.parse(key.getAlgorithm().getName()))
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT assertion = new SignedJWT(header, claims);
        try {
            assertion.sign(signer());
        } catch (JOSEException e) {
            throw new TokenUnobtainable("The demo key cannot sign.");
        }
        return assertion.serialize();
    }

    private JWSSigner signer() throws JOSEException {
        return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
    }
}
