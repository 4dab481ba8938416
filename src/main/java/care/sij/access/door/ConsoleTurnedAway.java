package care.sij.access.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Sends whoever is not signed in, or no longer is, to sign in, and back to the page that it wanted. */
@Component
class ConsoleTurnedAway implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Of requests that htmx makes: it then goes there as a whole page. */
    private static final String HTMX = "HX-Request";

    private static final String HTMX_REDIRECT = "HX-Redirect";
    private static final String SIGN_IN = "/console/sign-in";

    private static final String FOREIGN_FORM = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not done - SIJ Pathways</title>
            <link rel="stylesheet" href="/console/assets/console.css"></head><body><main id="main"><h1>This was not done</h1>
            <p role="alert">The form is not of this session, which may have ended meanwhile. Nothing was changed.</p>
            <p><a href="/console">Go to the console</a> and try again.</p></main></body></html>
            """;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        if (request.getHeader(HTMX) != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader(HTMX_REDIRECT, SIGN_IN);
        } else if (!request.getMethod().equals("GET")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, SIGN_IN);
        } else {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader(HttpHeaders.LOCATION, SIGN_IN + "?to=" + encoded(wanted(request)));
        }
    }

    /** Whoever is signed in and let in nowhere: its form is not one of the session. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.getOutputStream().write(FOREIGN_FORM.getBytes(StandardCharsets.UTF_8));
    }

    private static String wanted(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString())
                .map(query -> request.getRequestURI() + "?" + query)
                .orElseGet(request::getRequestURI);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
