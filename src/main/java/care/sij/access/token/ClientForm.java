package care.sij.access.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A form in which a client proves who it is by a signed assertion alone (RFC 7523, 2.2): what the token endpoint and
 * its neighbours have in common.
 *
 * @param clientId as the client states it beside its assertion; not required
 */
record ClientForm(String assertion, Optional<String> clientId) {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int LONGEST_VALUE = 16_384;

    /** Reads the proof, refusing what is missing, doubled or misplaced. */
    static ClientForm read(HttpServletRequest request) {
        checkEnvelope(request);
        if (!required(request, "client_assertion_type").equals(ASSERTION_TYPE)) {
            throw TokenRefused.client("client_assertion_type must be " + ASSERTION_TYPE + ".");
        }
        return new ClientForm(required(request, "client_assertion"), optional(request, "client_id"));
    }

    static void checkEnvelope(HttpServletRequest request) {
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

    static String required(HttpServletRequest request, String name) {
        return optional(request, name)
                .orElseThrow(() -> TokenRefused.request("The parameter " + name + " is missing."));
    }

    static Optional<String> optional(HttpServletRequest request, String name) {
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
}
