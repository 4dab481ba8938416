package care.sij.record;

import java.time.Duration;

/**
 * A search for what something is not or has not, while some of what it could find is still indexed as it was before.
 */
public final class NotIndexedYet extends RuntimeException {

    /** After which it is worth asking again. */
    public static final Duration WAIT = Duration.ofMinutes(1);

    private static final long serialVersionUID = 1L;

    public NotIndexedYet() {
        super("resources are being indexed anew");
    }
}
