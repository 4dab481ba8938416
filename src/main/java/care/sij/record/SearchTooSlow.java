package care.sij.record;

import java.time.Duration;

/** A search that was ended because it took longer than it may. */
public final class SearchTooSlow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration limit;

    /** Ended after so long. */
    public SearchTooSlow(Duration limit) {
        super("a search took longer than " + limit);
        this.limit = limit;
    }

    /** How long it may take. */
    public Duration limit() {
        return limit;
    }
}
