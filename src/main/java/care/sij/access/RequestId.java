package care.sij.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The id under which both sides know one request: 1 to 64 letters, digits, dots, hyphens and underscores. */
public final class RequestId {

    /** Header that carries it, both ways. */
    public static final String HEADER = "X-Request-Id";

    private RequestId() {}

    public static boolean isOne(String text) {
        return text.matches("[A-Za-z0-9._-]{1,64}");
    }

    /** The id of a request that came in through the door. */
    public static String of(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(HEADER))
                .map(Object::toString)
                .orElseThrow();
    }
}
