package care.sij.access.token;

import care.sij.partner.ServiceAddress;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What apps verify identity tokens with (OpenID Connect Discovery 1.0, 3 and 4). */
@RestController
class IssuerDescription {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final SigningKeys keys;
    private final ServiceAddress address;

    IssuerDescription(SigningKeys keys, ServiceAddress address) {
        this.keys = keys;
        this.address = address;
    }

    @GetMapping("/oauth2/jwks")
    ResponseEntity<Map<String, Object>> publicKeys() {
        JWKSet all = new JWKSet(keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null));
        return open(all.toPublicJWKSet().toJSONObject(true));
    }

    @GetMapping("/.well-known/openid-configuration")
    ResponseEntity<Map<String, Object>> describe() {
        return open(new TreeMap<>(Map.of(
                "issuer", address.baseUrl().toString(),
                "authorization_endpoint", address.baseUrl() + "/oauth2/authorize",
                "token_endpoint", address.tokenEndpoint(),
                "jwks_uri", address.baseUrl() + "/oauth2/jwks",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("ES256"),
                "scopes_supported", List.of("openid", "fhirUser"),
                "code_challenge_methods_supported", List.of("S256"),
                "authorization_response_iss_parameter_supported", true)));
    }

    private static ResponseEntity<Map<String, Object>> open(Map<String, Object> body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .cacheControl(CacheControl.maxAge(KEPT))
                .body(body);
    }
}
