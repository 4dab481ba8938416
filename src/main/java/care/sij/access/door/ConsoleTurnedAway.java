package care.sij.access.door;

import care.sij.access.PlainPage;
import care.sij.access.signin.ConsoleAddress;
import care.sij.access.signin.ConsoleSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Sends whoever is not signed in, or no longer is, to sign in, and back to the page that it wanted or was at. */
@Component
class ConsoleTurnedAway implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final PlainPage FOREIGN_FORM = new PlainPage(
            "This was not done",
            "The form is not of this session, which may have ended meanwhile. Nothing was changed.",
            "Go to the console and try again.");

    /** Of requests that htmx makes: it then goes there as a whole page. */
    private static final String HTMX = "HX-Request";

    private static final String HTMX_REDIRECT = "HX-Redirect";

    private static final String HTMX_SHOWS = "HX-Current-URL";
    private static final String SIGN_IN = "/console/sign-in";

    private final ConsoleSessions sessions;

    ConsoleTurnedAway(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        if (request.getHeader(HTMX) != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader(HTMX_REDIRECT, signIn(shownPage(request, HTMX_SHOWS), ended(request)));
        } else if (isStream(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader(HttpHeaders.LOCATION, signIn(wanted(request), ended(request)));
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, signIn(shownPage(request, HttpHeaders.REFERER), "&why=not-done"));
        }
    }

    /** Whoever is signed in and let in nowhere: its form is not one of the session. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        FOREIGN_FORM.write(request, response, HttpServletResponse.SC_FORBIDDEN);
    }

    private String ended(HttpServletRequest request) {
        return sessions.formToken(request).isPresent() ? "&why=ended" : "";
    }

    private static boolean isStream(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                .filter(accept -> accept.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE))
                .isPresent();
    }

    /** Whatever {@code to} is, what is made of it fits into a header. */
    private static String signIn(String to, String why) {
        return SIGN_IN + "?to=" + URLEncoder.encode(ConsoleAddress.of(to).path(), StandardCharsets.UTF_8) + why;
    }

    private static String wanted(HttpServletRequest request) {
        return withQuery(request.getRequestURI(), request.getQueryString());
    }

    /** The page at which somebody was, as the header says. */
    private static String shownPage(HttpServletRequest request, String header) {
        try {
            URI page = URI.create(Optional.ofNullable(request.getHeader(header)).orElse(""));
            return withQuery(Optional.ofNullable(page.getRawPath()).orElse(""), page.getRawQuery());
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    private static String withQuery(String path, @Nullable String query) {
        return query == null ? path : path + "?" + query;
    }
}
