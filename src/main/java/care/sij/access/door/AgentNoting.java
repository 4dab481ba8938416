package care.sij.access.door;

import care.sij.access.Agent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes on a request whose verified token came with it: outside the chain nobody else can tell. */
final class AgentNoting extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            String id = Optional.ofNullable(token.getToken().getId()).orElse("");
            new Agent(token.getName(), id).noteOn(request);
        }
        chain.doFilter(request, response);
    }
}
