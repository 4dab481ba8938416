package care.sij.access.token;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How the endpoints about tokens answer: JSON that nobody keeps, refusals as RFC 6749, 5.2, has them. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(assignableTypes = {TokenEndpoint.class, CodeGrant.class, TokenStanding.class})
class TokenAnswers {

    private static final Logger log = LoggerFactory.getLogger(TokenAnswers.class);

    static ResponseEntity<Map<String, Object>> ok(Map<String, Object> body) {
        return answer(200, body);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refuse(TokenRefused refused) {
        log.info("Token refused: {}: {}", refused.error().code(), refused.getMessage());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", refused.error().code());
        body.put("error_description", refused.description());
        return answer(refused.error().httpStatus(), body);
    }

    private static ResponseEntity<Map<String, Object>> answer(int status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header("Pragma", "no-cache")
                .body(body);
    }
}
