package care.sij.access.signin;

import care.sij.access.AskedScopes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an app asks for, as SMART App Launch 2.2.0, "Obtain authorization code", has it: with state, the FHIR base as
 * {@code aud}, and a challenge by S256 (RFC 7636).
 *
 * @param scopes as asked, each once
 * @param quietly whether no page may be shown
 */
record AuthorizationRequest(String challenge, Set<String> scopes, Optional<String> nonce, boolean quietly) {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST = 4096;

    /** What is passed back untouched; empty when it is not stated once. */
    static Optional<String> state(HttpServletRequest request) {
        String[] values = request.getParameterValues("state");
        return values == null || values.length != 1 || values[0].isEmpty() || values[0].length() > LONGEST
                ? Optional.empty()
                : Optional.of(values[0]);
    }

    /** @throws AuthorizationRefused naming what is wrong */
    static AuthorizationRequest of(HttpServletRequest request, String fhirBase, AskedScopes reader) {
        if (!required(request, "response_type").equals("code")) {
            throw new AuthorizationRefused(
                    AuthorizationError.UNSUPPORTED_RESPONSE_TYPE, "The only response_type here is code.");
        }
        if (state(request).isEmpty()) {
            throw invalid("The parameter state is missing, repeated or too long.");
        }
        if (!required(request, "code_challenge_method").equals("S256")) {
            throw invalid("The only code_challenge_method here is S256.");
        }
        String challenge = required(request, "code_challenge");
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw invalid("code_challenge must be 43 characters of base64url.");
        }
        if (!required(request, "aud").equals(fhirBase)) {
            throw invalid("aud must be the URL of this FHIR base.");
        }
        return new AuthorizationRequest(
                challenge,
                scopes(required(request, "scope"), reader),
                optional(request, "nonce"),
                optional(request, "prompt").filter("none"::equals).isPresent());
    }

    /** Resource scopes must be served; others are granted or passed over (RFC 6749, 3.3). */
    private static Set<String> scopes(String asked, AskedScopes reader) {
        if (reader.readAll(asked).isEmpty()) {
            throw new AuthorizationRefused(
                    AuthorizationError.INVALID_SCOPE,
                    "A scope is malformed or its filter is not served, or there are too many. Scopes read like"
                            + " user/Observation.rs, with the letters in the order cruds.");
        }
        return new LinkedHashSet<>(Arrays.asList(asked.trim().split("\\s+", -1)));
    }

    private static String required(HttpServletRequest request, String name) {
        return optional(request, name).orElseThrow(() -> invalid("The parameter " + name + " is missing."));
    }

    private static Optional<String> optional(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null || values[0].isBlank()) {
            return Optional.empty();
        }
        if (values.length > 1 || values[0].length() > LONGEST) {
            throw invalid("The parameter " + name + " is repeated or too long.");
        }
        if (values[0].chars().anyMatch(Character::isISOControl)) {
            throw invalid("The parameter " + name + " has control characters.");
        }
        return Optional.of(values[0]);
    }

    private static AuthorizationRefused invalid(String description) {
        return new AuthorizationRefused(AuthorizationError.INVALID_REQUEST, description);
    }
}
