package care.sij.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id under which both sides know one request: 1 to 64 letters, digits, dots, hyphens and underscores. */
public final class RequestId {

    /** Header that carries it, both ways. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** The id of a request that came in through the door. */
    public static String of(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(HEADER))
                .map(Object::toString)
                .orElseThrow();
    }
}
