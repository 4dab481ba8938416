package care.sij.access.door;

import care.sij.access.Refusal;
import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Turns away at the door with an OperationOutcome that says what is missing and what to do; the challenge is that of
 * RFC 6750, section 3. Nothing of the token is repeated.
 */
@Component
class OutcomeResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ServiceAddress address;

    OutcomeResponses(ServiceAddress address) {
        this.address = address;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof OAuth2AuthenticationException) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"sij\", error=\"invalid_token\"");
            write(
                    response,
                    Refusal.NOT_AUTHENTICATED,
                    "The access token is expired, malformed or not from this service. Get a new one from "
                            + address.tokenEndpoint() + ".");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"sij\"");
            write(
                    response,
                    Refusal.NOT_AUTHENTICATED,
                    "This request needs an access token. Get one from " + address.tokenEndpoint()
                            + " (SMART Backend Services) and send it as `Authorization: Bearer`.");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"sij\", error=\"insufficient_scope\"");
        write(
                response,
                Refusal.SCOPE_MISSING,
                "The token's scopes do not allow this. Request a token with the scope needed; for metrics that is"
                        + " `system/*.rs`.");
    }

    private static void write(HttpServletResponse response, Refusal refusal, String diagnostics) throws IOException {
        response.setStatus(refusal.httpStatus());
        response.setContentType(Outcome.CONTENT_TYPE);
        response.getOutputStream().write(Outcome.of(refusal, diagnostics));
    }
}
