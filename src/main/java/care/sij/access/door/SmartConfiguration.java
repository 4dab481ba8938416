package care.sij.access.door;

import care.sij.access.token.ScopeReader;
import care.sij.partner.ServiceAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What clients find out by themselves (SMART 2.2.0, "Conformance": the well-known configuration). */
@RestController
class SmartConfiguration {

    private final ServiceAddress address;
    private final ScopeReader scopes;

    SmartConfiguration(ServiceAddress address, ScopeReader scopes) {
        this.address = address;
        this.scopes = scopes;
    }

    @GetMapping("/fhir/.well-known/smart-configuration")
    ResponseEntity<Map<String, Object>> describe() {
        Map<String, Object> description = new TreeMap<>(Map.of(
                "token_endpoint", address.tokenEndpoint(),
                "introspection_endpoint", address.baseUrl() + "/oauth2/introspect",
                "revocation_endpoint", address.baseUrl() + "/oauth2/revoke",
                "grant_types_supported", List.of("client_credentials"),
                "token_endpoint_auth_methods_supported", List.of("private_key_jwt"),
                "token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"),
                "code_challenge_methods_supported", List.of("S256"),
                "scopes_supported", List.of("system/MessageHeader.c", "system/*.rs", "system/*.cruds"),
                "capabilities", capabilities()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(description);
    }

    private List<String> capabilities() {
        return scopes.readsVersion1()
                ? List.of("client-confidential-asymmetric", "permission-v1", "permission-v2")
                : List.of("client-confidential-asymmetric", "permission-v2");
    }
}
