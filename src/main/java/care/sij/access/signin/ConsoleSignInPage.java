package care.sij.access.signin;

import care.sij.access.PlainPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** The page by which people come into the console, in its look. */
final class ConsoleSignInPage {

    /** Why somebody is at it. */
    enum Occasion {
        /** To come in. */
        ARRIVAL("", ""),
        /** What was typed does not let in. */
        WRONG("", SignInPage.WRONG),
        /** Nobody was at work for too long, or eight hours are over. */
        ENDED("ended", "Your session has ended. Sign in, and you are back at your page."),
        /** A form came after the session's end. */
        NOT_DONE(
                "not-done",
                "Your session has ended, and what you sent was not done. Sign in, then do it again on your page."),
        /** By the person itself. */
        SIGNED_OUT("signed-out", "You are signed out.");

        private final String code;
        private final String says;

        Occasion(String code, String says) {
            this.code = code;
            this.says = says;
        }

        static Occasion of(String code) {
            for (Occasion occasion : values()) {
                if (!code.isEmpty() && occasion.code.equals(code)) {
                    return occasion;
                }
            }
            return ARRIVAL;
        }

        String code() {
            return code;
        }
    }

    /** How people may come in. */
    enum Ways {
        ACCOUNT,
        ACCOUNT_OR_PROVIDER
    }

    private ConsoleSignInPage() {}

    /** The form, after which it goes on where somebody wanted to go. */
    static ResponseEntity<String> of(ConsoleAddress wanted, RandomValue form, Occasion occasion, Ways ways) {
        String to = "?to=" + URLEncoder.encode(wanted.path(), StandardCharsets.UTF_8);
        String main = "<div class=\"sign-in\">\n<h1>Sign in</h1>\n" + said(occasion)
                + "<form method=\"post\" action=\"" + HtmlUtils.htmlEscape("sign-in" + to) + "\">\n"
                + "<input type=\"hidden\" name=\"form\" value=\"" + form.text() + "\">\n"
                + field(
                        "login",
                        "User name",
                        "type=\"text\" autocomplete=\"username\" autocapitalize=\"none\""
                                + " spellcheck=\"false\" autofocus",
                        occasion)
                + field("password", "Password", "type=\"password\" autocomplete=\"current-password\"", occasion)
                + field(
                        "code",
                        "Code of your authenticator app (6 digits)",
                        "type=\"text\"" + " autocomplete=\"one-time-code\" inputmode=\"numeric\"",
                        occasion)
                + "<button type=\"submit\">Sign in</button>\n</form>\n"
                + (ways == Ways.ACCOUNT_OR_PROVIDER ? byProvider(to) : "") + "</div>\n";
        return ResponseEntity.status(occasion == Occasion.WRONG ? HttpStatus.FORBIDDEN : HttpStatus.OK)
                .header(HttpHeaders.CONTENT_TYPE, PlainPage.CONTENT_TYPE)
                .body(PlainPage.document("Sign in", main));
    }

    private static String said(Occasion occasion) {
        return switch (occasion) {
            case ARRIVAL -> "";
            case WRONG -> "<div class=\"note bad\" role=\"alert\" id=\"said\"><p>" + occasion.says + "</p></div>\n";
            case ENDED, NOT_DONE -> "<div class=\"note warn\" role=\"status\"><p>" + occasion.says + "</p></div>\n";
            case SIGNED_OUT -> "<div class=\"note good\" role=\"status\"><p>" + occasion.says + "</p></div>\n";
        };
    }

    private static String field(String name, String label, String attributes, Occasion occasion) {
        String told = occasion == Occasion.WRONG ? " aria-describedby=\"said\"" : "";
        return "<label class=\"field\"><span>" + label + "</span>\n<input name=\"" + name + "\" " + attributes
                + " required" + told + "></label>\n";
    }

    private static String byProvider(String to) {
        return "<p><a class=\"button plain\" href=\"" + HtmlUtils.htmlEscape("sign-in/provider/begin" + to)
                + "\">Sign in at your organisation</a></p>\n";
    }
}
