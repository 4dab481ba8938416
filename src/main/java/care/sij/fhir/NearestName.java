package care.sij.fhir;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of the known names someone may have meant. */
public final class NearestName {

    private NearestName() {}

    /**
     * The one with the fewest letters put in, left out or replaced; none when more than half of them would be. Long
     * ones are told by their beginning.
     */
    public static Optional<String> to(String name, Collection<String> known) {
        String meant = AskedParameter.shortened(name);
        return known.stream()
                .min(Comparator.<String>comparingInt(one -> distance(meant, one))
                        .thenComparing(one -> one))
                .filter(one -> 2 * distance(meant, one) <= Math.max(meant.length(), one.length()));
    }

    static int distance(String one, String other) {
        int[] former = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            former[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = former[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], former[j]));
            }
            former = row;
        }
        return former[other.length()];
    }
}
