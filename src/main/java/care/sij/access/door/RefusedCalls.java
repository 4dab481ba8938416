package care.sij.access.door;

import care.sij.access.AccessRefused;
import care.sij.access.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Renders {@link AccessRefused} of any controller as 401 or 403 with an OperationOutcome. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedCalls {

    @ExceptionHandler
    ResponseEntity<byte[]> refuse(AccessRefused refused) {
        return ResponseEntity.status(refused.refusal().httpStatus())
                .header(HttpHeaders.CONTENT_TYPE, Outcome.CONTENT_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge(refused.refusal()))
                .body(Outcome.of(refused.refusal(), String.valueOf(refused.getMessage())));
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
