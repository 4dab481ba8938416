package care.sij.console.partners;

import care.sij.console.frame.Cut;
import care.sij.console.frame.LineDifference;
import care.sij.console.frame.LineDifference.Kind;
import care.sij.console.frame.LineDifference.Line;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two values where a page has room for some of them: of long ones only what the other does not have.
 *
 * @param from empty text when nothing of it is gone
 * @param to empty text when nothing came
 */
record Contrast(String from, String to) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHORT = 400;
    private static final int ROOM = 1_200;
    private static final int LEAD = 40;

    static Contrast of(String from, String to) {
        if (from.length() <= SHORT && to.length() <= SHORT) {
            return new Contrast(plain(from), plain(to));
        }
        if (from.isEmpty() || to.isEmpty()) {
            return new Contrast(Cut.to(plain(from), SHORT), Cut.to(plain(to), SHORT));
        }
        List<Line> lines = LineDifference.between(lines(from), lines(to));
        String gone = text(lines, Kind.GONE);
        String come = text(lines, Kind.COME);
        return gone.equals(come) ? fromWhereTheyDiffer(from, to) : fromWhereTheyDiffer(gone, come);
    }

    private static String text(List<Line> lines, Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind)
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }

    private static Contrast fromWhereTheyDiffer(String from, String to) {
        if (from.length() <= ROOM && to.length() <= ROOM) {
            return new Contrast(from, to);
        }
        int same = 0;
        while (same < Math.min(from.length(), to.length()) && from.charAt(same) == to.charAt(same)) {
            same++;
        }
        return new Contrast(beginning(from, same - LEAD), beginning(to, same - LEAD));
    }

    private static String beginning(String text, int start) {
        if (start <= 0) {
            return Cut.to(text, SHORT);
        }
        int whole = Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
        return "… " + Cut.to(text.substring(whole), SHORT);
    }

    /** One item of a list a line, JSON as it is written for people, and anything else as it is. */
    private static List<String> lines(String value) {
        JsonNode node = read(value);
        if (node.isArray() && node.values().stream().allMatch(JsonNode::isString)) {
            return node.values().stream().map(JsonNode::stringValue).toList();
        }
        return node.isContainer()
                ? node.toPrettyString().lines().toList()
                : value.lines().toList();
    }

    /** Lists are written as people write them. */
    private static String plain(String value) {
        return value.startsWith("[\"") && value.endsWith("\"]") ? String.join(", ", lines(value)) : value;
    }

    private static JsonNode read(String value) {
        try {
            return Stream.of("{", "[").anyMatch(value.strip()::startsWith)
                    ? JSON.readTree(value)
                    : JSON.getNodeFactory().nullNode();
        } catch (JacksonException noJson) {
            return JSON.getNodeFactory().nullNode();
        }
    }
}
