package care.sij.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/**
 * What is said in the look of the console where no page of it can be made: before its door, or after a fault.
 *
 * @param title what happened
 * @param reason why
 * @param remedy what to do
 */
public record PlainPage(String title, String reason, String remedy) {

    /** The media type of pages. */
    public static final String CONTENT_TYPE = "text/html;charset=UTF-8";

    private static final String CONTENT = "Content-Security-Policy";
    private static final String LOADS_A_STYLESHEET =
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String FORBIDDEN_SNIFFING = "X-Content-Type-Options";

    /** Of what failed by a fault of the service. */
    public static PlainPage fault() {
        return new PlainPage(
                "This did not work",
                "The fault is the service's.",
                "Try again; if that does not help, tell your operator the time and the X-Request-Id of the answer.");
    }

    /** Of what cannot be read as a request. */
    public static PlainPage unreadable() {
        return new PlainPage(
                "Not understood",
                "The request is not one that can be read. Nothing was changed.",
                "Check the address and try again.");
    }

    /** Of an address at which there is no page, or none for the method. */
    public static PlainPage nothingHere() {
        return new PlainPage(
                "Nothing here",
                "There is no such page, or nothing on it that you may see.",
                "Check the address, or choose a page from the menu.");
    }

    /** Whether a page of the console was asked for, be it that the container tells of its refusal now. */
    public static boolean isAskedFor(HttpServletRequest request) {
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String refused
                ? refused
                : request.getRequestURI();
        return path.equals("/console") || path.startsWith("/console/");
    }

    /** Whether the answer takes the place of a part of a page that is shown, as htmx asks for it. */
    public static boolean isPartAskedFor(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null
                && request.getHeader("HX-Boosted") == null
                && request.getHeader("HX-History-Restore-Request") == null;
    }

    /** Sees to it that htmx puts the answer where the page's content is, whatever it asked for. */
    public static void takeTheContentsPlace(HttpServletResponse response) {
        response.setHeader("HX-Retarget", "#main");
        response.setHeader("HX-Reswap", "innerHTML show:top");
    }

    /**
     * A whole document.
     *
     * @param main what its content is, as HTML
     */
    public static String document(String title, String main) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
                + HtmlUtils.htmlEscape(title) + " - SIJ Pathways</title>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<link rel=\"stylesheet\" href=\"/console/assets/console.css\">\n</head>\n<body>\n"
                + "<header class=\"top\"><p class=\"brand\">SIJ Pathways</p></header>\n<main id=\"main\">\n" + main
                + "</main>\n</body>\n</html>\n";
    }

    /** As a whole document. */
    public String html() {
        return document(title, part());
    }

    /** Answers with it. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        boolean part = isPartAskedFor(request);
        if (part) {
            takeTheContentsPlace(response);
        }
        byte[] body = (part ? part() : html()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader(CONTENT, LOADS_A_STYLESHEET);
        response.setHeader(FORBIDDEN_SNIFFING, "nosniff");
        response.setContentType(CONTENT_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private String part() {
        return "<h1>" + HtmlUtils.htmlEscape(title) + "</h1>\n<div class=\"note bad\" role=\"alert\"><p>"
                + HtmlUtils.htmlEscape(reason) + "</p><p>" + HtmlUtils.htmlEscape(remedy) + "</p></div>\n"
                + "<p><a href=\"/console\">Go to the console</a></p>\n";
    }
}
