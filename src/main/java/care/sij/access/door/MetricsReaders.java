package care.sij.access.door;

import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.access.SmartScopes;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Metrics are for processes of this machine that no proxy speaks for, and for tokens of partners that may read
 * everything.
 */
@Component
class MetricsReaders implements AuthorizationManager<RequestAuthorizationContext> {

    private final PersonsBehindTokens persons;

    MetricsReaders(PersonsBehindTokens persons) {
        this.persons = persons;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        return new AuthorizationDecision(direct(context.getRequest()) || readsEverything(authentication.get()));
    }

    private static boolean direct(HttpServletRequest request) {
        try {
            return request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean readsEverything(@Nullable Authentication authentication) {
        if (!(authentication instanceof JwtAuthenticationToken token) || !persons.isOfPartner(token.getToken())) {
            return false;
        }
        SmartScopes scopes = BearerScopes.of(token);
        return scopes.extent(SmartInteraction.READ, SmartScope.ANY_TYPE) instanceof SmartScopes.Extent.Whole
                && scopes.extent(SmartInteraction.SEARCH, SmartScope.ANY_TYPE) instanceof SmartScopes.Extent.Whole;
    }
}
