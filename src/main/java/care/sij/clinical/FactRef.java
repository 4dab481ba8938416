package care.sij.clinical;

/**
 * Points at one version of a recorded fact, for example {@code Observation/x/_history/2}.
 *
 * @param reference the whole reference; without {@code /_history/} it points at the fact, whatever its version
 */
public record FactRef(String reference) implements Comparable<FactRef> {

    private static final String HISTORY = "/_history/";

    /** Checks that the reference is not blank. */
    public FactRef {
        if (reference.isBlank()) {
            throw new IllegalArgumentException("a fact reference is not blank");
        }
    }

    /** The identity of the fact: the reference without its version. */
    public String versionless() {
        int at = reference.indexOf(HISTORY);
        return at < 0 ? reference : reference.substring(0, at);
    }

    /** Tells whether both point at the same fact, in whatever version. */
    public boolean sameFactAs(FactRef other) {
        return versionless().equals(other.versionless());
    }

    @Override
    public int compareTo(FactRef other) {
        return reference.compareTo(other.reference);
    }

    @Override
    public String toString() {
        return reference;
    }
}
