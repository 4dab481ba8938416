package care.sij.api.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an entry of a transaction or a batch points to, relative to the base: {@code Type}, {@code Type/id},
 * {@code Type/id/_history/n}, {@code Type?query}.
 */
record EntryAddress(String type, Optional<String> id, Optional<String> version, String query) {

    private static final Pattern SHAPE =
            Pattern.compile("/?([A-Z][A-Za-z]*)(?:/([^/?]+)(?:/_history/([^/?]+))?)?/?(?:\\?(.*))?");

    /** Empty for any other address. */
    static Optional<EntryAddress> parse(String relative) {
        Matcher shape = SHAPE.matcher(relative);
        return shape.matches()
                ? Optional.of(new EntryAddress(
                        shape.group(1),
                        Optional.ofNullable(shape.group(2)),
                        Optional.ofNullable(shape.group(3)),
                        Optional.ofNullable(shape.group(4)).orElse("")))
                : Optional.empty();
    }

    boolean isType() {
        return id.isEmpty() && query.isEmpty();
    }

    boolean isMatch() {
        return id.isEmpty() && !query.isEmpty();
    }

    boolean isResource() {
        return id.isPresent() && version.isEmpty() && query.isEmpty();
    }
}
