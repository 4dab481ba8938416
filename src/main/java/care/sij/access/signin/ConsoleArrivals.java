package care.sij.access.signin;

import care.sij.access.Agent;
import care.sij.access.signin.Sessions.Begun;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sends whoever signed in to the page that it wanted, with the cookie of its session and no other. */
@Component
class ConsoleArrivals {

    private final Sessions sessions;
    private final Cookies cookies;

    ConsoleArrivals(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** Ends the session that the browser had before. */
    ResponseEntity<String> of(Begun begun, ConsoleAddress wanted, HttpServletRequest request) {
        new Agent(begun.person().person().signature(), "").noteOn(request);
        cookies.session(request).ifPresent(sessions::end);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, wanted.path())
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookies.startSession(begun.id()),
                        cookies.endForm(),
                        cookies.endProvider())
                .build();
    }
}
