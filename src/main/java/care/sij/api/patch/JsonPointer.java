package care.sij.api.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a JSON document (RFC 6901).
 *
 * @param tokens from the root down, unescaped; none means the document itself
 */
record JsonPointer(List<String> tokens) {

    /** No resource is nested deeper. */
    private static final int DEEPEST = 64;

    private static final int LONGEST = 1_000;

    private static final Pattern TOKEN = Pattern.compile("[^~]*+(?:~[01][^~]*+)*+");

    /** Empty for what is no pointer. */
    static Optional<JsonPointer> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(new JsonPointer(List.of()));
        }
        if (text.charAt(0) != '/' || text.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> tokens = new ArrayList<>();
        for (String token : text.substring(1).split("/", -1)) {
            if (!TOKEN.matcher(token).matches() || tokens.size() == DEEPEST) {
                return Optional.empty();
            }
            tokens.add(token.replace("~1", "/").replace("~0", "~"));
        }
        return Optional.of(new JsonPointer(List.copyOf(tokens)));
    }

    boolean isRoot() {
        return tokens.isEmpty();
    }

    JsonPointer parent() {
        return new JsonPointer(tokens.subList(0, tokens.size() - 1));
    }

    String last() {
        return tokens.get(tokens.size() - 1);
    }

    /** Whether the other lies within this, and is not the same. */
    boolean isAbove(JsonPointer other) {
        return other.tokens.size() > tokens.size()
                && other.tokens.subList(0, tokens.size()).equals(tokens);
    }
}
