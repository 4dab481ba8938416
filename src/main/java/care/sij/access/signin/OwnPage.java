package care.sij.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a form comes from a page of this service, and from the one that was shown last: browsers say whence, and the
 * form says what its cookie says (the double submit of OWASP's CSRF Prevention Cheat Sheet).
 */
@Component
class OwnPage {

    private final Cookies cookies;

    OwnPage(Cookies cookies) {
        this.cookies = cookies;
    }

    /** @throws PageRefused when a browser sends it on behalf of another site */
    void requireSameSite(HttpServletRequest request) {
        String site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site")).orElse("same-origin");
        if (!site.equals("same-origin")) {
            throw PageRefused.elsewhere();
        }
    }

    /** @throws PageRefused when it is not the form of that page */
    void requireOwnForm(HttpServletRequest request) {
        requireSameSite(request);
        String stated = Optional.ofNullable(request.getParameter("form")).orElse("");
        boolean own = cookies.form(request)
                .filter(cookie -> MessageDigest.isEqual(
                        cookie.text().getBytes(StandardCharsets.UTF_8), stated.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        if (!own) {
            throw PageRefused.elsewhere();
        }
    }
}
