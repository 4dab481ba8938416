package care.sij.access.signin;

import care.sij.access.PlainPage;
import care.sij.access.people.SignInCrowded;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Shows people why it does not go on. */
@RestControllerAdvice(basePackageClasses = PageAnswers.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageAnswers {

    private static final PlainPage FOREIGN_FORM = new PlainPage(
            "This does not go on",
            "This form was not sent from the page of this service that was shown last.",
            "Go to the console and sign in again.");

    private final Cookies cookies;

    PageAnswers(Cookies cookies) {
        this.cookies = cookies;
    }

    @ExceptionHandler
    ResponseEntity<String> refuse(PageRefused refused, HttpServletRequest request) {
        return PlainPage.isAskedFor(request)
                ? page(FOREIGN_FORM, HttpServletResponse.SC_BAD_REQUEST)
                : SignInPage.refusal(String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler(SignInCrowded.class)
    ResponseEntity<String> askToComeAgain(HttpServletRequest request) {
        return PlainPage.isAskedFor(request)
                ? comingAgain(new PlainPage("Not just now", SignInPage.CROWDED, "Nothing was counted against you."))
                : SignInPage.crowded();
    }

    /** Whoever comes back from the identity provider comes with a new attempt next time. */
    @ExceptionHandler
    void refuse(ProviderRefused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addHeader(HttpHeaders.SET_COOKIE, cookies.endProvider());
        ProviderRefusal refusal = refused.refusal();
        refusal.page().write(request, response, refusal.httpStatus());
    }

    private static ResponseEntity<String> comingAgain(PlainPage page) {
        return ResponseEntity.status(HttpServletResponse.SC_SERVICE_UNAVAILABLE)
                .header(HttpHeaders.CONTENT_TYPE, PlainPage.CONTENT_TYPE)
                .header(HttpHeaders.RETRY_AFTER, SignInPage.COME_AGAIN_SECONDS)
                .body(page.html());
    }

    private static ResponseEntity<String> page(PlainPage page, int status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, PlainPage.CONTENT_TYPE)
                .body(page.html());
    }
}
