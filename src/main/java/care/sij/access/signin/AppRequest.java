package care.sij.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * Which app asks, and where it is answered. Nothing is sent to an address that was not registered for the app, letter
 * by letter (RFC 9700, 2.1).
 */
record AppRequest(String app, String name, String redirectUri) {

    /** @throws PageRefused when the app or the address is not registered: then the person is told, nobody else */
    static AppRequest of(HttpServletRequest request, AppSettings settings) {
        String app = single(request, "client_id");
        String redirectUri = single(request, "redirect_uri");
        return settings.app(app)
                .filter(known -> known.redirectUris().contains(redirectUri))
                .map(known -> new AppRequest(app, known.name(), redirectUri))
                .orElseThrow(PageRefused::unknownApp);
    }

    private static String single(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null || values.length != 1) {
            throw PageRefused.unknownApp();
        }
        return values[0];
    }

    /** Scheme, host and port of where it is answered. */
    String origin() {
        return AppOrigins.origin(URI.create(redirectUri));
    }
}
