package care.sij.access.token;

import care.sij.access.SmartScope;
import care.sij.access.SmartScopes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A token request in the form that SMART 2.2.0, "Backend Services: Obtain access token", prescribes.
 *
 * @param clientId as the client states it beside its assertion; not required
 */
record TokenForm(String assertion, SmartScopes scopes, Optional<String> clientId) {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int LONGEST_VALUE = 16_384;

    /** Reads the form, refusing what is missing, doubled, misplaced or of another grant. */
    static TokenForm read(HttpServletRequest request) {
        checkEnvelope(request);
        if (!required(request, "grant_type").equals("client_credentials")) {
            throw new TokenRefused(
                    TokenError.UNSUPPORTED_GRANT_TYPE, "The only grant type here is client_credentials.");
        }
        if (!required(request, "client_assertion_type").equals(ASSERTION_TYPE)) {
            throw TokenRefused.client("client_assertion_type must be " + ASSERTION_TYPE + ".");
        }
        return new TokenForm(
                required(request, "client_assertion"),
                scopes(optional(request, "scope").orElse("")),
                optional(request, "client_id"));
    }

    private static void checkEnvelope(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            throw TokenRefused.request("The request must be a form, application/x-www-form-urlencoded.");
        }
        if (request.getQueryString() != null) {
            throw TokenRefused.request("All parameters belong in the body, none in the URL.");
        }
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null || request.getParameter("client_secret") != null) {
            throw TokenRefused.request("A client authenticates with client_assertion alone.");
        }
    }

    private static String required(HttpServletRequest request, String name) {
        return optional(request, name)
                .orElseThrow(() -> TokenRefused.request("The parameter " + name + " is missing."));
    }

    private static Optional<String> optional(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null || values[0].isBlank()) {
            return Optional.empty();
        }
        if (values.length > 1) {
            throw TokenRefused.request("The parameter " + name + " must not be repeated.");
        }
        if (values[0].length() > LONGEST_VALUE) {
            throw TokenRefused.request("The parameter " + name + " is too long.");
        }
        return Optional.of(values[0]);
    }

    /**
     * Scopes that are no resource scopes, such as {@code openid}, are passed over; RFC 6749, 3.3, allows granting less.
     */
    private static SmartScopes scopes(String requested) {
        Set<SmartScope> scopes = new LinkedHashSet<>();
        for (String scope : requested.trim().split("\\s+", -1)) {
            if (scope.contains("/")) {
                scopes.add(SmartScope.parse(scope).orElseThrow(TokenForm::malformedScope));
            }
        }
        return new SmartScopes(scopes);
    }

    private static TokenRefused malformedScope() {
        return new TokenRefused(
                TokenError.INVALID_SCOPE,
                "A scope is malformed. Scopes read like system/Observation.rs, with the letters in the order cruds.");
    }
}
