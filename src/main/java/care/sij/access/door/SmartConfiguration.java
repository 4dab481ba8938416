package care.sij.access.door;

import care.sij.access.token.ScopeReader;
import care.sij.partner.ServiceAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What clients find out by themselves (SMART 2.2.0, "Conformance": the well-known configuration). */
@RestController
class SmartConfiguration {

    private static final List<String> SCOPES =
            List.of("openid", "fhirUser", "user/*.rs", "system/MessageHeader.c", "system/*.rs", "system/*.cruds");
    private static final List<String> CAPABILITIES = List.of(
            "launch-standalone",
            "client-public",
            "client-confidential-asymmetric",
            "sso-openid-connect",
            "permission-user",
            "permission-v2");

    private final ServiceAddress address;
    private final ScopeReader scopes;

    SmartConfiguration(ServiceAddress address, ScopeReader scopes) {
        this.address = address;
        this.scopes = scopes;
    }

    @GetMapping("/fhir/.well-known/smart-configuration")
    ResponseEntity<Map<String, Object>> describe() {
        Map<String, Object> description = new TreeMap<>();
        description.put("issuer", address.baseUrl().toString());
        description.put("jwks_uri", address.baseUrl() + "/oauth2/jwks");
        description.put("authorization_endpoint", address.baseUrl() + "/oauth2/authorize");
        description.put("token_endpoint", address.tokenEndpoint());
        description.put("introspection_endpoint", address.baseUrl() + "/oauth2/introspect");
        description.put("revocation_endpoint", address.baseUrl() + "/oauth2/revoke");
        description.put("response_types_supported", List.of("code"));
        description.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
        description.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt", "none"));
        description.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        description.put("code_challenge_methods_supported", List.of("S256"));
        description.put("scopes_supported", SCOPES);
        description.put("capabilities", capabilities());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(description);
    }

    private List<String> capabilities() {
        return scopes.readsVersion1()
                ? Stream.concat(CAPABILITIES.stream(), Stream.of("permission-v1"))
                        .toList()
                : CAPABILITIES;
    }
}
