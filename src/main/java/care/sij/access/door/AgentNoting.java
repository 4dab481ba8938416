package care.sij.access.door;

import care.sij.access.AccessRefused;
import care.sij.access.Agent;
import care.sij.access.Person;
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

    private final PersonsBehindTokens persons;

    AgentNoting(PersonsBehindTokens persons) {
        this.persons = persons;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            String id = Optional.ofNullable(token.getToken().getId()).orElse("");
            new Agent(signature(token), id).noteOn(request);
        }
        chain.doFilter(request, response);
    }

    /** Of a person who is not let in by the name that the token has. */
    private String signature(JwtAuthenticationToken token) {
        try {
            return persons.behind(token.getToken()).map(Person::signature).orElseGet(token::getName);
        } catch (AccessRefused notLetIn) {
            return token.getName();
        }
    }
}
