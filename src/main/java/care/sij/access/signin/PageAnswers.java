package care.sij.access.signin;

import care.sij.access.people.SignInCrowded;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Shows people why it does not go on. */
@RestControllerAdvice(basePackageClasses = PageAnswers.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageAnswers {

    @ExceptionHandler
    ResponseEntity<String> refuse(PageRefused refused) {
        return SignInPage.refusal(String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler(SignInCrowded.class)
    ResponseEntity<String> askToComeAgain() {
        return SignInPage.crowded();
    }
}
