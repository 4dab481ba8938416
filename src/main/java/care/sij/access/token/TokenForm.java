package care.sij.access.token;

import care.sij.access.AskedScopes;
import care.sij.access.SmartScopes;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A token request in the form that SMART 2.2.0, "Backend Services: Obtain access token", prescribes.
 *
 * @param requested the scopes as they were sent
 */
record TokenForm(ClientForm client, String requested) {

    /** Reads the form, refusing what is missing, doubled, misplaced or of another grant. */
    static TokenForm read(HttpServletRequest request) {
        ClientForm.checkEnvelope(request);
        if (!ClientForm.required(request, "grant_type").equals("client_credentials")) {
            throw new TokenRefused(
                    TokenError.UNSUPPORTED_GRANT_TYPE,
                    "The grant types here are client_credentials and authorization_code.");
        }
        return new TokenForm(
                ClientForm.read(request), ClientForm.optional(request, "scope").orElse(""));
    }

    /**
     * The resource scopes that are requested. Reading them is work: the client proves who it is before.
     *
     * @throws TokenRefused when one is malformed or not served, or there are too many
     */
    SmartScopes scopes(AskedScopes reader) {
        return reader.readAll(requested)
                .orElseThrow(() -> new TokenRefused(
                        TokenError.INVALID_SCOPE,
                        "A scope is malformed or its filter is not served, or there are too many. Scopes read like"
                                + " system/Observation.rs?category=laboratory, with the letters in the order cruds and"
                                + " search parameters of the type; send at most " + AskedScopes.MOST + "."));
    }
}
