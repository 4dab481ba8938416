package care.sij.population;

import java.util.Set;

/** A value with the prefix it is compared by; {@code eq} where it has none. */
record Prefixed(String prefix, String value) {

    private static final Set<String> PREFIXES = Set.of("eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");

    static Prefixed of(String text) {
        return text.length() > 2 && PREFIXES.contains(text.substring(0, 2))
                ? new Prefixed(text.substring(0, 2), text.substring(2))
                : new Prefixed("eq", text);
    }
}
