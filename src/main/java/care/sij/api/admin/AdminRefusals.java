package care.sij.api.admin;

import care.sij.access.PeopleRefused;
import care.sij.audit.LegalHold;
import care.sij.partner.RegisterRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals as problem details (RFC 9457), with all problems in a list. */
@RestControllerAdvice(basePackageClasses = AdminRefusals.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AdminRefusals {

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refuse(AdminRefused refused) {
        return answer(refused.refusal(), refused.problems());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refuse(RegisterRefused refused) {
        return switch (refused.refusal()) {
            case NOT_REGISTERED -> answer(AdminRefusal.NOT_FOUND, refused.problems());
            case REGISTERED_BEFORE, CHANGED_MEANWHILE -> answer(AdminRefusal.CONDITION_NOT_MET, refused.problems());
            case INVALID -> answer(AdminRefusal.INVALID, refused.problems());
        };
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refuse(PeopleRefused refused) {
        AdminRefusal refusal = switch (refused.refusal()) {
            case UNKNOWN -> AdminRefusal.NOT_FOUND;
            case KNOWN_BEFORE, CHANGED_MEANWHILE -> AdminRefusal.CONDITION_NOT_MET;
            case INVALID -> AdminRefusal.INVALID;
        };
        return answer(refusal, List.of(String.valueOf(refused.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refuse(LegalHold.Unknown unknown) {
        return answer(
                AdminRefusal.NOT_FOUND,
                List.of("Nothing is on record of such a patient, or no hold of this number stands."));
    }

    private static ResponseEntity<Map<String, Object>> answer(AdminRefusal refusal, List<String> problems) {
        HttpStatus status = HttpStatus.valueOf(refusal.httpStatus());
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("problems", problems);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
