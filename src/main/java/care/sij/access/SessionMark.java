package care.sij.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Tells sessions of the console apart.
 *
 * @param text follows from the session, which cannot be told from it
 */
public record SessionMark(String text) {

    private static final String ATTRIBUTE = SessionMark.class.getName();

    /** The mark of the session that the request belongs to; empty when it belongs to none. */
    public static Optional<SessionMark> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof SessionMark mark ? Optional.of(mark) : Optional.empty();
    }

    /** Lets everybody who handles the request know. */
    public void noteOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
