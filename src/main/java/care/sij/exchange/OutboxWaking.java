package care.sij.exchange;

/** Has what waits for a partner looked at now. */
public interface OutboxWaking {

    /** Wakes the partner's line. */
    void wake(String partner);
}
