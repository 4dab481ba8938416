package care.sij.access.signin;

import care.sij.access.SignedIn;
import care.sij.access.signin.Sessions.Use;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Asks the session's row; no request is kept for it. */
@Component
class StandingSessions implements SignedIn {

    private final Sessions sessions;
    private final Cookies cookies;

    StandingSessions(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public BooleanSupplier by(HttpServletRequest request) {
        Optional<RandomValue> session = cookies.session(request);
        return () -> session.flatMap(id -> sessions.atConsole(id, Use.WATCH)).isPresent();
    }
}
