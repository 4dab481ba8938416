package care.sij.access.door;

import care.sij.access.SmartScopes;
import java.util.Optional;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The scopes of the token that came with a request. */
final class BearerScopes {

    private BearerScopes() {}

    static SmartScopes of(JwtAuthenticationToken token) {
        return SmartScopes.parse(claimed(token));
    }

    /** As the token has them, separated by spaces. */
    static String claimed(JwtAuthenticationToken token) {
        return Optional.ofNullable(token.getToken().getClaimAsString("scope")).orElse("");
    }
}
