package care.sij.access.token;

import care.sij.access.SmartScope;
import care.sij.access.SmartScopes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A token request in the form that SMART 2.2.0, "Backend Services: Obtain access token", prescribes. */
record TokenForm(ClientForm client, SmartScopes scopes) {

    /**
     * Reads the form, refusing what is missing, doubled, misplaced or of another grant.
     *
     * @param reader reads one scope; empty when it is none that is served
     */
    static TokenForm read(HttpServletRequest request, Function<String, Optional<SmartScope>> reader) {
        ClientForm.checkEnvelope(request);
        if (!ClientForm.required(request, "grant_type").equals("client_credentials")) {
            throw new TokenRefused(
                    TokenError.UNSUPPORTED_GRANT_TYPE,
                    "The grant types here are client_credentials and authorization_code.");
        }
        return new TokenForm(
                ClientForm.read(request),
                scopes(ClientForm.optional(request, "scope").orElse(""), reader));
    }

    /**
     * Scopes that are no resource scopes, such as {@code openid}, are passed over; RFC 6749, 3.3, allows granting less.
     */
    private static SmartScopes scopes(String requested, Function<String, Optional<SmartScope>> reader) {
        Set<SmartScope> scopes = new LinkedHashSet<>();
        for (String scope : requested.trim().split("\\s+", -1)) {
            if (scope.contains("/")) {
                scopes.add(reader.apply(scope).orElseThrow(TokenForm::malformedScope));
            }
        }
        return new SmartScopes(scopes);
    }

    private static TokenRefused malformedScope() {
        return new TokenRefused(
                TokenError.INVALID_SCOPE,
                "A scope is malformed or its filter is not served. Scopes read like system/Observation.rs?category=laboratory,"
                        + " with the letters in the order cruds and search parameters of the type.");
    }
}
