package care.sij.access.signin;

import care.sij.access.Person;
import care.sij.access.signin.Sessions.SignedIn;
import care.sij.access.signin.Sessions.Use;
import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who uses the console, by the session's cookie. */
@Component
public class ConsoleSessions {

    /** What pages that are open ask for by themselves. */
    private static final String LIVE = "/console/live";

    private final Sessions sessions;
    private final Cookies cookies;

    ConsoleSessions(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /**
     * Whoever is signed in; empty when nobody is, or the session or the account ended. What a page asks for by itself
     * keeps no session alive.
     */
    public Optional<Person> of(HttpServletRequest request) {
        return cookies.session(request)
                .flatMap(id -> sessions.atConsole(id, use(request)))
                .map(SignedIn::person);
    }

    /** What forms of this session say to be known as its own; only who holds the session's cookie can tell it. */
    public Optional<String> formToken(HttpServletRequest request) {
        return cookies.session(request)
                .map(id -> Bytes.utf8("form of " + id.text()).sha256().hex());
    }

    private static Use use(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(LIVE) || path.startsWith(LIVE + "/") ? Use.WATCH : Use.WORK;
    }
}
