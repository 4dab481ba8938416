package care.sij.access.door;

import care.sij.access.Agent;
import care.sij.access.SessionMark;
import care.sij.access.signin.ConsoleSessions;
import care.sij.record.Bytes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a person by the session's cookie, and notes whose request it is. */
final class SessionNoting extends OncePerRequestFilter {

    private final ConsoleSessions sessions;
    private final RequestMatcher forAnybody;

    /** @param forAnybody requests that are answered alike whoever asks, so that nobody need be known */
    SessionNoting(ConsoleSessions sessions, RequestMatcher forAnybody) {
        this.sessions = sessions;
        this.forAnybody = forAnybody;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return forAnybody.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        sessions.of(request).ifPresent(person -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SessionAuthentication(person));
            SecurityContextHolder.setContext(context);
            new Agent(person.signature(), "").noteOn(request);
            sessions.formToken(request)
                    .map(token -> new SessionMark(
                            Bytes.utf8("mark of " + token).sha256().hex()))
                    .ifPresent(mark -> mark.noteOn(request));
        });
        chain.doFilter(request, response);
    }
}
