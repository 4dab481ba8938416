package care.sij.console.messages;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.MessageKey;
import care.sij.support.ConsoleUser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form by which somebody of clinic IT edits a message and sends it again. */
record EditForm(ConsoleUser admin, MessageKey key, String sight, String mark, String text) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern MARK = Pattern.compile("name=\"mark\" value=\"([0-9a-f]+)\"");
    private static final Pattern BODY = Pattern.compile("(?s)<textarea[^>]*>(.*?)</textarea>");
    private static final Pattern FAULTS = Pattern.compile("(?s)<div class=\"note bad\" role=\"alert\">(.*?)</div>");

    /** The form after a reason was stated. */
    static EditForm of(ConsoleUser admin, MessageKey key) {
        String sight = MessagesPagesIT.sight(admin, key, "it was refused");
        String page = admin.get(Paths.of(key) + "/edit?sight=" + sight).body();
        return new EditForm(admin, key, sight, group(MARK, page), unescaped(group(BODY, page)));
    }

    /** What stands in the form. */
    ObjectNode body() {
        return (ObjectNode) JSON.readTree(text);
    }

    /** The resource of the first entry of a type. */
    static ObjectNode resource(JsonNode body, String type) {
        return (ObjectNode) body.path("entry").path(place(body, type)).path("resource");
    }

    /** Its place. */
    static int place(JsonNode body, String type) {
        List<Integer> places = IntStream.range(0, body.path("entry").size())
                .filter(at -> body.path("entry")
                        .path(at)
                        .at("/resource/resourceType")
                        .asString("")
                        .equals(type))
                .boxed()
                .toList();
        assertThat(places).as("entries of " + type).isNotEmpty();
        return places.get(0);
    }

    HttpResponse<String> send(JsonNode body) {
        return send(body.toString(), "its birth date was wrong");
    }

    HttpResponse<String> send(String body, String reason) {
        return admin.post(
                Paths.of(key),
                Paths.of(key) + "/edit",
                Map.of("sight", sight, "mark", mark, "body", body, "reason", reason));
    }

    /** What the page says is wrong. */
    static String faults(HttpResponse<String> page) {
        return unescaped(group(FAULTS, page.body()));
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find())
                .as("%s in %s", pattern, text.length() > 3_000 ? text.substring(0, 3_000) : text)
                .isTrue();
        return matcher.group(1);
    }

    private static String unescaped(String html) {
        return html.replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
