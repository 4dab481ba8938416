package care.sij.api.rest;

import care.sij.record.Bytes;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** The same for people: one page that fetches nothing and runs nothing. */
final class OpenApiPage {

    private static final String STYLE =
            "body{font:16px/1.4 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
                    + "code{font-size:90%}summary{cursor:pointer;font-weight:600}dt{margin-top:.6em}dd{color:#444}";

    private OpenApiPage() {}

    /** No source of anything but the one style sheet in it. */
    static String contentSecurityPolicy() {
        byte[] hash = HexFormat.of().parseHex(Bytes.utf8(STYLE).sha256().hex());
        return "default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(hash)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    static String of(JsonNode document) {
        Map<String, StringBuilder> byTag = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> byTag.computeIfAbsent(
                                        operation
                                                .getValue()
                                                .path("tags")
                                                .path(0)
                                                .asString(),
                                        tag -> new StringBuilder())
                                .append(entry(path.getKey(), operation.getKey(), operation.getValue()))));
        StringBuilder sections = new StringBuilder();
        byTag.forEach((tag, entries) -> sections.append("<details><summary>")
                .append(escaped(tag))
                .append("</summary><dl>")
                .append(entries)
                .append("</dl></details>\n"));
        String title = escaped(document.path("info").path("title").asString());
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title + "</title><style>"
                + STYLE
                + "</style></head>\n<body><h1>" + title + "</h1>\n<p>"
                + escaped(document.path("info").path("description").asString())
                + "</p>\n<p>Base: <code>"
                + escaped(document.path("servers").path(0).path("url").asString())
                + "</code>. Machines read <a href=\"openapi.json\">openapi.json</a> and <a href=\"metadata\">metadata</a>."
                + " Answers are 2xx, or 4xx with an OperationOutcome.</p>\n" + sections + "</body></html>\n";
    }

    private static String entry(String path, String method, JsonNode operation) {
        StringBuilder parameters = new StringBuilder();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.has("name")) {
                parameters
                        .append(parameters.isEmpty() ? ": " : ", ")
                        .append(escaped(parameter.path("name").asString()))
                        .append(" (")
                        .append(escaped(parameter.path("description").asString("")))
                        .append(')');
            }
        });
        return "<dt><code>" + method.toUpperCase(Locale.ROOT) + " " + escaped(path) + "</code></dt><dd>"
                + escaped(operation.path("summary").asString()) + parameters + "</dd>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
