package care.sij.access.door;

import care.sij.access.SmartScopes;
import java.util.Optional;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The scopes of the token that came with a request. */
final class BearerScopes {

    private BearerScopes() {}

    static SmartScopes of(JwtAuthenticationToken token) {
        return SmartScopes.parse(
                Optional.ofNullable(token.getToken().getClaimAsString("scope")).orElse(""));
    }
}
