package care.sij.access.door;

import care.sij.access.AccessRefused;
import care.sij.access.PlainPage;
import care.sij.access.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Renders {@link AccessRefused} of any controller as 401 or 403 with an OperationOutcome, or for a page of the console
 * that cannot say so itself as a page.
 */
@RestControllerAdvice
@Order(RefusedCalls.AFTER_THE_PAGES)
class RefusedCalls {

    /** Pages of the console tell of refusals within their frame. */
    static final int AFTER_THE_PAGES = Ordered.HIGHEST_PRECEDENCE + 1;

    @ExceptionHandler
    void refuse(AccessRefused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (PlainPage.isAskedFor(request)) {
            new PlainPage(
                            "Not open to you",
                            String.valueOf(refused.getMessage()),
                            "Choose another page, or ask an administrator.")
                    .write(request, response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setStatus(refused.refusal().httpStatus());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(refused.refusal()));
        response.setContentType(Outcome.CONTENT_TYPE);
        response.getOutputStream().write(Outcome.of(refused.refusal(), String.valueOf(refused.getMessage())));
    }

    private static String challenge(Refusal refusal) {
        return switch (refusal) {
            case NOT_AUTHENTICATED -> "Bearer realm=\"sij\"";
            case NOT_REGISTERED -> "Bearer realm=\"sij\", error=\"invalid_token\"";
            case SCOPE_MISSING, SCOPE_FILTERED, ROLE_MISSING -> "Bearer realm=\"sij\", error=\"insufficient_scope\"";
            case GLASS_NOT_BROKEN -> "Bearer realm=\"sij\", error=\"invalid_request\"";
        };
    }
}
