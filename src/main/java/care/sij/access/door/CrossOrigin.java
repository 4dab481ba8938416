package care.sij.access.door;

import care.sij.access.signin.AppOrigins;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets pages of known origins call the FHIR face and the token endpoint (Fetch standard, CORS protocol). Everybody else
 * is answered as ever, without the headers by which a browser would hand the answer to a page; a preflight that is not
 * answered here needs a token, which no browser sends with one.
 */
@Component
@Order(CrossOrigin.BEFORE_AUDIT)
class CrossOrigin extends OncePerRequestFilter {

    /** A preflight that is allowed gives nothing out and asks for nothing. */
    static final int BEFORE_AUDIT = Ordered.HIGHEST_PRECEDENCE + 5;

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Accept, Content-Type, Prefer, If-Match, If-None-Match,"
                    + " If-Modified-Since, If-None-Exist, X-Request-Id, X-Correlation-Id, X-Provenance, X-Break-Glass";
    private static final String EXPOSED =
            "ETag, Location, Content-Location, X-Request-Id, X-Correlation-Id, X-Progress, Retry-After, WWW-Authenticate";
    private static final String SECONDS_KEPT = "3600";

    private final Set<String> origins;

    CrossOrigin(CorsSettings settings, AppOrigins apps) {
        this.origins = Stream.concat(settings.allowedOrigins().stream(), apps.all().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals("/fhir") && !path.startsWith("/fhir/") && !path.equals("/oauth2/token");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        Optional<String> origin =
                Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)).filter(origins::contains);
        origin.ifPresent(known -> response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, known));
        if (origin.isPresent() && isPreflight(request)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS_KEPT);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (origin.isPresent()) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        chain.doFilter(request, response);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }
}
