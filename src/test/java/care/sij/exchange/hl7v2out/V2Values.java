package care.sij.exchange.hl7v2out;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of a field of a message as it is written, by the names that the published map gives to fields. */
final class V2Values {

    private static final Pattern NAME = Pattern.compile("([A-Z][A-Z0-9]{2})-(\\d+)(?:\\.(\\d+))?(?: (.+))?");

    private V2Values() {}

    /**
     * A field: {@code PID-3}; a component: {@code SCH-11.4}; of the segment that holds a word: {@code PRD-2 RP}; the
     * value of an OBX of ours: {@code OBX purpose}.
     */
    static String of(String message, String name) {
        if (name.startsWith("OBX ")) {
            return field(segment(message, "OBX", "|" + name.substring(4) + "^"), 5);
        }
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new AssertionError(name + " names no field");
        }
        String word = parts.group(4) == null ? "" : parts.group(4);
        int position = Integer.parseInt(parts.group(2));
        String value =
                field(segment(message, parts.group(1), word), parts.group(1).equals("MSH") ? position - 1 : position);
        return parts.group(3) == null ? value : value.split("\\^", -1)[Integer.parseInt(parts.group(3)) - 1];
    }

    private static String segment(String message, String name, String word) {
        List<String> found = message.lines()
                .filter(line -> line.startsWith(name + "|") && line.contains(word))
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError("no " + name + " with " + word);
        }
        return found.get(0);
    }

    private static String field(String segment, int index) {
        String[] fields = segment.split("\\|", -1);
        return fields.length > index ? fields[index] : "";
    }
}
