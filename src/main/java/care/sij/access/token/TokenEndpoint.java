package care.sij.access.token;

import care.sij.access.Agent;
import care.sij.access.SmartScopes;
import care.sij.access.token.AccessTokens.Issued;
import care.sij.partner.Partner;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Issues access tokens to registered systems (RFC 6749, 4.4 and 5, with RFC 7523 client authentication). */
@RestController
class TokenEndpoint {

    private final ClientAssertions assertions;
    private final Audiences audiences;
    private final ScopeReader reader;
    private final RegisteredScopes registered;
    private final AccessTokens tokens;

    TokenEndpoint(
            ClientAssertions assertions,
            Audiences audiences,
            ScopeReader reader,
            RegisteredScopes registered,
            AccessTokens tokens) {
        this.reader = reader;
        this.assertions = assertions;
        this.audiences = audiences;
        this.registered = registered;
        this.tokens = tokens;
    }

    @PostMapping("/oauth2/token")
    ResponseEntity<Map<String, Object>> token(HttpServletRequest request) {
        TokenForm form = TokenForm.read(request);
        Partner partner = assertions.authenticate(form.client(), audiences.of(request));
        new Agent(partner.id(), "").noteOn(request);
        SmartScopes granted = registered.of(partner).intersect(form.scopes(reader));
        if (granted.isEmpty()) {
            throw new TokenRefused(
                    TokenError.INVALID_SCOPE, "None of the requested scopes is registered for this client.");
        }
        Issued issued = tokens.issue(partner, granted);
        new Agent(partner.id(), issued.id()).noteOn(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", issued.token());
        body.put("token_type", "bearer");
        body.put("expires_in", AccessTokens.LIFETIME.toSeconds());
        body.put("scope", granted.toString());
        return TokenAnswers.ok(body);
    }
}
