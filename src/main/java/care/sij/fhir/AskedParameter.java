package care.sij.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One search parameter of a request, {@code name[:modifier]=value,value}.
 *
 * @param values alternatives, still with FHIR's escapes in them
 */
public record AskedParameter(String name, Optional<String> modifier, List<String> values) {

    private static final char NUL = '\0';

    /**
     * Reads the two sides of the equals sign.
     *
     * @throws QueryRefused when one holds a character that no text of FHIR has (R4 datatypes.html#string)
     */
    public static AskedParameter of(String nameAndModifier, String value) {
        if (nameAndModifier.indexOf(NUL) >= 0 || value.indexOf(NUL) >= 0) {
            throw new QueryRefused(
                    QueryRefused.Kind.INVALID, "A parameter holds the character NUL, which nothing here has. Leave it out.");
        }
        int colon = nameAndModifier.indexOf(':');
        return colon < 0
                ? new AskedParameter(nameAndModifier, Optional.empty(), alternatives(value))
                : new AskedParameter(
                        nameAndModifier.substring(0, colon),
                        Optional.of(nameAndModifier.substring(colon + 1)),
                        alternatives(value));
    }

    /** Splits at commas that are not escaped (R4 search.html#escaping). */
    private static List<String> alternatives(String value) {
        List<String> values = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',') {
                values.add(current.toString());
                current.setLength(0);
            } else {
                current.append(c);
                if (c == '\\' && i + 1 < value.length()) {
                    current.append(value.charAt(++i));
                }
            }
        }
        values.add(current.toString());
        return List.copyOf(values);
    }

    /** The name with its modifier. */
    public String spelled() {
        return name + modifier.map(text -> ":" + text).orElse("");
    }

    /** A refusal of the modifier. */
    public QueryRefused unsupportedModifier() {
        return new QueryRefused(
                QueryRefused.Kind.UNSUPPORTED,
                "The modifier of `" + spelled() + "` is not served; leave it out, or send `Prefer: handling=lenient`.");
    }

    /**
     * A refusal of the value.
     *
     * @param expectation what a value has to be
     */
    public QueryRefused invalid(String expectation) {
        return new QueryRefused(
                QueryRefused.Kind.INVALID, "The value of `" + spelled() + "` is not " + expectation + ".");
    }
}
