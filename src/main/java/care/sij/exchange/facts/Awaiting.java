package care.sij.exchange.facts;

import java.util.Set;

/** What waits until something is known. */
public interface Awaiting {

    /**
     * Tries everything again that waits for any of these, in commits of its own. What cannot be done stays as it is.
     *
     * @param known by {@link WaitKey}
     * @param requestId correlation id of the request that made it known
     */
    void nowKnown(Set<String> known, String requestId);
}
