package care.sij.record;

/** What would have to be held at once is longer than it may be. */
public final class TooMuchAtOnce extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** So many bytes, beyond which nothing is held at once. */
    public static final long MOST = 64L << 20;

    /** More than may be held. */
    public TooMuchAtOnce() {
        super("more than " + (MOST >> 20) + " MB at once");
    }
}
