package care.sij.clinical;

/**
 * Pain on the numeric rating scale, as the patient reported it.
 *
 * @param points 0 (none) to 10 (worst)
 */
public record PainScore(int points) implements Comparable<PainScore> {

    /** Checks the range 0 to 10. */
    public PainScore {
        if (points < 0 || points > 10) {
            throw new IllegalArgumentException("a pain score is 0 to 10");
        }
    }

    @Override
    public int compareTo(PainScore other) {
        return Integer.compare(points, other.points);
    }
}
