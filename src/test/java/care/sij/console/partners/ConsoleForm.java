package care.sij.console.partners;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** The fields of a page's forms as a browser would send them untouched; several of one name one a line. */
final class ConsoleForm {

    private static final Pattern FIELD = Pattern.compile(
            "<input (?<input>[^>]*)>|<textarea (?<area>[^>]*)>\\R?(?<text>[^<]*)</textarea>"
                    + "|<select (?<select>[^>]*)>(?<options>.*?)</select>",
            Pattern.DOTALL);
    private static final Pattern SELECTED =
            Pattern.compile("<option (?=[^>]*selected=\"selected\")[^>]*value=\"([^\"]*)\"");

    private ConsoleForm() {}

    static Map<String, String> of(String page) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher fields = FIELD.matcher(page);
        while (fields.find()) {
            if (fields.group("input") != null) {
                input(fields.group("input"), form);
            } else if (fields.group("area") != null) {
                put(form, fields.group("area"), fields.group("text"));
            } else {
                Matcher selected = SELECTED.matcher(fields.group("options"));
                put(form, fields.group("select"), selected.find() ? selected.group(1) : "");
            }
        }
        form.remove("_csrf");
        return form;
    }

    private static void input(String attributes, Map<String, String> form) {
        boolean box = attributes.contains("type=\"checkbox\"") || attributes.contains("type=\"radio\"");
        if (!box || attributes.contains("checked=\"checked\"")) {
            put(form, attributes, attribute("value", attributes));
        }
    }

    private static void put(Map<String, String> form, String attributes, String value) {
        form.merge(attribute("name", attributes), HtmlUtils.htmlUnescape(value), (one, other) -> one + "\n" + other);
    }

    private static String attribute(String name, String attributes) {
        Matcher found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? found.group(1) : "";
    }
}
