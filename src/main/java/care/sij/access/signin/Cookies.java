package care.sij.access.signin;

import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookies of people who sign in, for the pages of the console and for apps. No script reads them, and only pages of
 * this service send them, but for the session's, which also comes with a link from an app, and that of whoever is on
 * the way back from the identity provider.
 */
@Component
class Cookies {

    private static final String SESSION = "sij-session";
    private static final String FORM = "sij-form";
    private static final String PROVIDER = "sij-provider";
    private static final Duration AT_THE_PROVIDER = Duration.ofMinutes(10);

    private final String path;
    private final boolean secure;

    Cookies(ServiceAddress address) {
        String basePath = Optional.ofNullable(address.baseUrl().getRawPath()).orElse("");
        this.path = basePath + "/";
        this.secure = "https".equals(address.baseUrl().getScheme());
    }

    Optional<RandomValue> session(HttpServletRequest request) {
        return one(request, SESSION);
    }

    /** What the form that comes back must say, too. */
    Optional<RandomValue> form(HttpServletRequest request) {
        return one(request, FORM);
    }

    /** Which signing in at the identity provider the browser comes back from. */
    Optional<RandomValue> provider(HttpServletRequest request) {
        return one(request, PROVIDER);
    }

    String startSession(RandomValue id) {
        return cookie(SESSION, id.text()).sameSite("Lax").build().toString();
    }

    String endSession() {
        return cookie(SESSION, "").sameSite("Lax").maxAge(Duration.ZERO).build().toString();
    }

    String startForm(RandomValue value) {
        return cookie(FORM, value.text()).sameSite("Strict").build().toString();
    }

    String endForm() {
        return cookie(FORM, "").sameSite("Strict").maxAge(Duration.ZERO).build().toString();
    }

    String startProvider(RandomValue value) {
        return cookie(PROVIDER, value.text())
                .sameSite("Lax")
                .maxAge(AT_THE_PROVIDER)
                .build()
                .toString();
    }

    String endProvider() {
        return cookie(PROVIDER, "")
                .sameSite("Lax")
                .maxAge(Duration.ZERO)
                .build()
                .toString();
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String name, String value) {
        return ResponseCookie.from(name, value).httpOnly(true).secure(secure).path(path);
    }

    /** None when there are several: one may be of somebody who can set cookies for a part of this site's name. */
    private static Optional<RandomValue> one(HttpServletRequest request, String name) {
        Cookie[] sent = request.getCookies();
        Stream<Cookie> cookies = sent == null ? Stream.empty() : Arrays.stream(sent);
        return cookies.filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .reduce((one, other) -> "")
                .filter(RandomValue::isOne)
                .map(RandomValue::new);
    }
}
