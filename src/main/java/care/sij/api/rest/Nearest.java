package care.sij.api.rest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which known name was most likely meant. */
final class Nearest {

    private static final int LONGEST = 64;

    private Nearest() {}

    /** The one that the fewest letters tell apart from it (Levenshtein 1965). */
    static Optional<String> to(String asked, Collection<String> known) {
        String meant = asked.substring(0, Math.min(asked.length(), LONGEST));
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(meant, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[other.length()];
    }
}
