package care.sij.console.messages;

import care.sij.console.frame.IllegalFilter;
import java.util.Optional;

/** What somebody states in own words: 5 to 500 characters. */
final class StatedText {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    private StatedText() {}

    /** @throws IllegalFilter naming the field when it is not such a text */
    static String of(String field, String typed) {
        return read(typed).orElseThrow(() -> new IllegalFilter(fault(field)));
    }

    /** The text; empty when it is too short or too long. */
    static Optional<String> read(String typed) {
        String text = typed.strip();
        boolean fits = text.length() >= SHORTEST && text.length() <= LONGEST && text.indexOf('\0') < 0;
        return fits ? Optional.of(text) : Optional.empty();
    }

    static String fault(String field) {
        return "The field `" + field + "` takes 5 to 500 characters.";
    }
}
