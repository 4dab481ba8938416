package care.sij.fhir;

import java.util.List;
import java.util.Optional;

/**
 * One search parameter of a request, {@code name[:modifier]=value,value}.
 *
 * @param values alternatives, still with FHIR's escapes in them
 */
public record AskedParameter(String name, Optional<String> modifier, List<String> values) {

    /** Most alternatives of one parameter: each is a value of the statement that searches. */
    static final int MOST_VALUES = 1_000;

    private static final char NUL = '\0';

    /**
     * Reads the two sides of the equals sign.
     *
     * @throws QueryRefused when one holds a character that no text of FHIR has (R4 datatypes.html#string)
     */
    public static AskedParameter of(String nameAndModifier, String value) {
        if (nameAndModifier.indexOf(NUL) >= 0 || value.indexOf(NUL) >= 0) {
            throw new QueryRefused(
                    QueryRefused.Kind.INVALID,
                    "A parameter holds the character NUL, which nothing here has. Leave it out.");
        }
        int colon = nameAndModifier.indexOf(':');
        AskedParameter asked = colon < 0
                ? new AskedParameter(nameAndModifier, Optional.empty(), SearchTerms.split(value, ','))
                : new AskedParameter(
                        nameAndModifier.substring(0, colon),
                        Optional.of(nameAndModifier.substring(colon + 1)),
                        SearchTerms.split(value, ','));
        if (asked.values.size() > MOST_VALUES) {
            throw asked.refused("has more than " + MOST_VALUES + " values; ask in several searches");
        }
        return asked;
    }

    /** The name with its modifier. */
    public String spelled() {
        return name + modifier.map(text -> ":" + text).orElse("");
    }

    /** A name as it may be told again. */
    static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 64));
    }

    /** A refusal of what R4 defines and this service does not serve. */
    QueryRefused unsupported() {
        return new QueryRefused(
                QueryRefused.Kind.UNSUPPORTED,
                "`" + shortened(spelled()) + "` is not served; leave it out, or send `Prefer: handling=lenient`.");
    }

    /** A refusal that tells what is wrong with the way it is asked for. */
    QueryRefused refused(String why) {
        return new QueryRefused(QueryRefused.Kind.INVALID, "`" + shortened(spelled()) + "` " + why + ".");
    }

    /** A refusal of the modifier. */
    public QueryRefused unsupportedModifier() {
        return new QueryRefused(
                QueryRefused.Kind.UNSUPPORTED,
                "The modifier of `" + shortened(spelled())
                        + "` is not served; leave it out, or send `Prefer: handling=lenient`.");
    }

    /**
     * A refusal of the value.
     *
     * @param expectation what a value has to be
     */
    public QueryRefused invalid(String expectation) {
        return new QueryRefused(
                QueryRefused.Kind.INVALID, "The value of `" + shortened(spelled()) + "` is not " + expectation + ".");
    }
}
