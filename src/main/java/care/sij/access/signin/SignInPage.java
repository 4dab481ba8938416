package care.sij.access.signin;

import care.sij.record.Bytes;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** The pages that people see: one form for all three proofs, and a refusal. No script, nothing from elsewhere. */
final class SignInPage {

    private static final String STYLE = ":root{color-scheme:light dark}"
            + "body{font:1rem/1.5 system-ui,sans-serif;max-width:24rem;margin:4rem auto;padding:0 1rem}"
            + "label,input,button{display:block;width:100%;box-sizing:border-box}"
            + "input,button{font:inherit;padding:.5rem;margin:.25rem 0 1rem}"
            + "[role=alert]{border-left:.25rem solid #b00020;padding-left:.75rem}";
    private static final String STYLE_HASH = "'sha256-"
            + Base64.getEncoder().encodeToString(Bytes.utf8(STYLE).sha256().toArray()) + "'";
    static final String WRONG =
            "This does not match, the code was used before, or there were too many attempts. Wait for the next code, or a"
                    + " few minutes, and try again.";

    static final String CROWDED =
            "Too many people are signing in at the moment. Go back in a few seconds and try again.";
    static final String COME_AGAIN_SECONDS = "5";
    private static final String NO_FORM = "'none'";

    /** Whether the form is shown for the first time. */
    enum Turn {
        FIRST,
        AGAIN
    }

    private SignInPage() {}

    /**
     * The form.
     *
     * @param asked the query of the app's request, with which the form comes back
     */
    static ResponseEntity<String> form(AppRequest app, String asked, RandomValue form, Turn turn) {
        return page(turn, form(app.name(), "authorize?" + asked, form, turn), "'self' " + app.origin());
    }

    private static ResponseEntity<String> page(Turn turn, String body, String formTargets) {
        return page(turn == Turn.FIRST ? HttpStatus.OK : HttpStatus.FORBIDDEN, body, formTargets);
    }

    private static String form(String name, String action, RandomValue form, Turn turn) {
        return "<h1>Sign in</h1>\n<p>to " + HtmlUtils.htmlEscape(name) + "</p>\n"
                + (turn == Turn.AGAIN ? "<p role=\"alert\">" + WRONG + "</p>\n" : "")
                + "<form method=\"post\" action=\"" + HtmlUtils.htmlEscape(action) + "\">\n"
                + "<input type=\"hidden\" name=\"form\" value=\"" + form.text() + "\">\n"
                + field("login", "User name", "text", "username")
                + field("password", "Password", "password", "current-password")
                + field("code", "Code of your authenticator app", "text", "one-time-code\" inputmode=\"numeric")
                + "<button type=\"submit\">Sign in</button>\n</form>\n";
    }

    static ResponseEntity<String> refusal(String message) {
        return page(HttpStatus.BAD_REQUEST, refused(message), NO_FORM);
    }

    static ResponseEntity<String> crowded() {
        return begun(HttpStatus.SERVICE_UNAVAILABLE, NO_FORM)
                .header(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS)
                .body(document(refused(CROWDED)));
    }

    private static String refused(String message) {
        return "<h1>This does not go on</h1>\n<p role=\"alert\">" + HtmlUtils.htmlEscape(message) + "</p>\n";
    }

    private static ResponseEntity<String> page(HttpStatus status, String body, String formTargets) {
        return begun(status, formTargets).body(document(body));
    }

    /** An app that is redirected to after the form counts as its target in browsers. */
    private static ResponseEntity.BodyBuilder begun(HttpStatus status, String formTargets) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src " + STYLE_HASH + "; form-action " + formTargets
                                + "; frame-ancestors 'none'; base-uri 'none'")
                .header("Referrer-Policy", "same-origin");
    }

    private static String document(String body) {
        return "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Sign in - SIJ Pathways</title>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>"
                + STYLE
                + "</style></head>\n<body>\n<main>\n" + body + "</main>\n</body>\n</html>\n";
    }

    private static String field(String name, String label, String type, String autocomplete) {
        return "<label for=\"" + name + "\">" + label + "</label>\n<input id=\"" + name + "\" name=\"" + name
                + "\" type=\"" + type + "\" autocomplete=\"" + autocomplete + "\" required>\n";
    }
}
