package care.sij.access.signin;

import care.sij.access.Agent;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ends the session of whoever asks; the answer is the same when there is none. */
@RestController
class SigningOut {

    private final Sessions sessions;
    private final Cookies cookies;
    private final OwnPage page;

    SigningOut(Sessions sessions, Cookies cookies, OwnPage page) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.page = page;
    }

    @PostMapping("/oauth2/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        page.requireSameSite(request);
        cookies.session(request)
                .flatMap(sessions::of)
                .ifPresent(person -> new Agent(person.person().signature(), "").noteOn(request));
        cookies.session(request).ifPresent(sessions::end);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.endSession())
                .build();
    }
}
