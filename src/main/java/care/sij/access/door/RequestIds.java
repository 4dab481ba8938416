package care.sij.access.door;

import care.sij.access.RequestId;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each answer, refusals included, the {@code X-Request-Id} of its request, or a new one, and the
 * {@code X-Correlation-Id} when there was one, so that both sides can speak of the same exchange.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {

    private static final String CORRELATION = "X-Correlation-Id";

    private final Supplier<UUID> ids;

    RequestIds(Supplier<UUID> ids) {
        this.ids = ids;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(RequestId.HEADER, id(request));
        given(request, CORRELATION).ifPresent(correlation -> response.setHeader(CORRELATION, correlation));
        chain.doFilter(request, response);
    }

    /** Also what the container refuses before any filter is asked has one. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** What the container refuses is not marked: nobody but its access log tells of it. */
    private String id(HttpServletRequest request) {
        if (request.getAttribute(RequestId.HEADER) instanceof String known) {
            return known;
        }
        String id = given(request, RequestId.HEADER).orElseGet(() -> ids.get().toString());
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            request.setAttribute(RequestId.HEADER, id);
        }
        return id;
    }

    /** Only what cannot carry a patient's data or break a header is taken over. */
    private static Optional<String> given(HttpServletRequest request, String header) {
        return Optional.ofNullable(request.getHeader(header)).filter(RequestId::isOne);
    }
}
