package care.sij.console.partners;

import care.sij.console.frame.IllegalFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * What a form says.
 *
 * @param texts by the field's name; several of one name one a line
 */
record Typed(Map<String, String> texts) {

    private static final int LONGEST = 32_768;

    Typed {
        texts = Map.copyOf(texts);
    }

    static Typed of(MultiValueMap<String, String> form) {
        Map<String, String> texts = new LinkedHashMap<>();
        form.forEach((name, values) -> texts.put(name, sound(name, values)));
        return new Typed(texts);
    }

    private static String sound(String name, List<String> values) {
        String text = String.join("\n", values);
        if (text.length() > LONGEST) {
            throw new IllegalFilter("The field `" + cut(name) + "` has at most " + LONGEST + " characters.");
        }
        if (text.chars()
                .anyMatch(sign -> Character.isISOControl(sign) && sign != '\n' && sign != '\r' && sign != '\t')) {
            throw new IllegalFilter("The field `" + cut(name) + "` has a control character in it.");
        }
        return text;
    }

    private static String cut(String name) {
        return name.replaceAll("[^A-Za-z0-9.-]", "?").substring(0, Math.min(name.length(), 40));
    }

    String text(String field) {
        return texts.getOrDefault(field, "");
    }

    /** Whether it has the field, be it empty. */
    boolean says(String field) {
        return texts.containsKey(field);
    }

    int number(String field) {
        String text = text(field);
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalFilter("The field `" + field + "` is a number.");
        }
        return Integer.parseInt(text);
    }
}
