package care.sij.access.signin;

import care.sij.access.Person;
import care.sij.access.signin.Sessions.SignedIn;
import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who uses the console, by the session's cookie. */
@Component
public class ConsoleSessions {

    private final Sessions sessions;
    private final Cookies cookies;

    ConsoleSessions(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** Whoever is signed in; empty when nobody is, or the session or the account ended. */
    public Optional<Person> of(HttpServletRequest request) {
        return cookies.session(request).flatMap(sessions::of).map(SignedIn::person);
    }

    /** What forms of this session say to be known as its own; only who holds the session's cookie can tell it. */
    public Optional<String> formToken(HttpServletRequest request) {
        return cookies.session(request)
                .map(id -> Bytes.utf8("form of " + id.text()).sha256().hex());
    }
}
