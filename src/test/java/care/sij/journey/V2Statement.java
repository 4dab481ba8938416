package care.sij.journey;

import care.sij.support.SimulatedV2Hospital;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an HL7 v2 message states: of which referral, and line by line what. Results are compared in no order, since
 * several may have the same time.
 */
record V2Statement(String type, String referral, List<String> lines) {

    V2Statement {
        lines = lines.stream().sorted().toList();
    }

    /** What a message states that came over the wire. */
    static V2Statement read(String message) {
        String type = SimulatedV2Hospital.typeOf(message);
        return switch (type.substring(0, 3)) {
            case "RRI" -> new V2Statement(type, referral(message, "RF1", 6, 11), response(message));
            case "SIU" -> new V2Statement(type, referral(message, "SCH", 26, 27), appointment(message));
            case "ORU" -> new V2Statement(type, first(field(message, "OBR", 2)), results(message));
            case "MDM" -> new V2Statement(type, referral(message, "TXA", 14, 15), document(message));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static String referral(String message, String segment, int placer, int filler) {
        return first(field(message, segment, placer)) + " " + first(field(message, segment, filler));
    }

    private static List<String> response(String message) {
        return List.of("state " + first(field(message, "RF1", 1)), field(message, "NTE", 3));
    }

    private static List<String> appointment(String message) {
        return List.of(
                "appointment " + first(field(message, "SCH", 2)),
                "what " + coded(field(message, "SCH", 7)),
                "start " + part(field(message, "SCH", 11), 4),
                "end " + part(field(message, "SCH", 11), 5),
                "state " + first(field(message, "SCH", 25)));
    }

    private static List<String> results(String message) {
        List<String> lines = new ArrayList<>(orders(message));
        lines.addAll(observed(message));
        return lines;
    }

    private static List<String> document(String message) {
        List<String> lines = new ArrayList<>(orders(message));
        String type = coded(field(message, "TXA", 2));
        lines.add("document " + first(field(message, "TXA", 12)) + " " + type);
        lines.addAll(observed(message));
        return lines;
    }

    /** Each OBR: the kind; what was done, under which number, from when to when; the side. */
    private static List<String> orders(String message) {
        return SimulatedV2Hospital.segments(message, "OBR").stream()
                .map(obr -> {
                    String done = coded(at(obr, 44));
                    return order(
                            first(at(obr, 4)),
                            done.isEmpty() ? "" : first(at(obr, 3)),
                            done,
                            at(obr, 7) + " " + at(obr, 8),
                            first(at(obr, 45)));
                })
                .toList();
    }

    static String order(String kind, String number, String done, String times, String side) {
        return String.join(" ", "order", kind, number, done, times.strip(), side);
    }

    private static List<String> observed(String message) {
        List<String> lines = new ArrayList<>();
        for (String segment : message.lines().toList()) {
            if (segment.startsWith("OBX|")) {
                lines.add(observed(
                        at(segment, 2),
                        coded(at(segment, 3)),
                        at(segment, 4),
                        at(segment, 5),
                        first(at(segment, 6)),
                        at(segment, 14)));
            } else if (segment.startsWith("NTE|") && !lines.isEmpty()) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " note " + plain(at(segment, 3)));
            }
        }
        return lines;
    }

    private static String observed(String type, String code, String number, String value, String unit, String time) {
        String said = switch (type) {
            case "CWE" -> coded(value);
            case "ED" -> part(value, 3) + " " + part(value, 5);
            default -> plain(value);
        };
        return result(code, number, said, unit, time);
    }

    static String result(String code, String number, String value, String unit, String time) {
        return String.join(" ", "result", code, number, value, unit, time);
    }

    /** The codes of a CWE, or its text when it has none. */
    private static String coded(String field) {
        String codes = Stream.of(part(field, 1), part(field, 4))
                .filter(code -> !code.isEmpty())
                .sorted()
                .collect(Collectors.joining(","));
        return codes.isEmpty() ? part(field, 2) : codes;
    }

    private static String field(String message, String segment, int position) {
        return SimulatedV2Hospital.field(message, segment, position);
    }

    private static String at(String segment, int position) {
        String[] fields = segment.split("\\|", -1);
        return fields.length > position ? fields[position] : "";
    }

    private static String first(String field) {
        return part(field, 1);
    }

    private static String part(String field, int number) {
        String[] parts = field.split("\\^", -1);
        return parts.length < number ? "" : plain(parts[number - 1]);
    }

    private static String plain(String escaped) {
        return escaped.replace("\\F\\", "|")
                .replace("\\S\\", "^")
                .replace("\\T\\", "&")
                .replace("\\R\\", "~")
                .replace("\\E\\", "\\");
    }
}
