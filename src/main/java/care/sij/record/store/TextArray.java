package care.sij.record.store;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A text array as PostgreSQL writes it (arrays, input and output syntax): an array of these can hold lists of different
 * lengths, which an array of arrays cannot.
 */
final class TextArray {

    private TextArray() {}

    static String literal(Collection<String> elements) {
        return elements.stream().map(TextArray::quoted).collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String element) {
        return "\"" + element.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
