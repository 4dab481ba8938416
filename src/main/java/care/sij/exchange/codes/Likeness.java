package care.sij.exchange.codes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far two names say the same, by their parts: {@code INJ-SI} is much like {@code si-joint-injection}. */
final class Likeness {

    private static final int SHORTEST_BEGINNING = 2;

    private Likeness() {}

    /** How many hundredths of the parts of the first begin, or are begun by, a part of the second. */
    static int of(String name, String other) {
        List<String> parts = parts(name);
        List<String> others = parts(other);
        if (parts.isEmpty()) {
            return 0;
        }
        long like = parts.stream()
                .filter(part -> others.stream().anyMatch(one -> begins(one, part) || begins(part, one)))
                .count();
        return (int) (100 * like / parts.size());
    }

    private static boolean begins(String whole, String part) {
        return part.length() >= SHORTEST_BEGINNING && whole.startsWith(part);
    }

    private static List<String> parts(String name) {
        return Arrays.stream(name.replaceAll("([a-z])([A-Z])", "$1 $2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z0-9]+", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
