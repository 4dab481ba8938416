package care.sij.record;

import java.util.Optional;

/**
 * Why a commit happens; part of every ledger leaf it writes.
 *
 * @param agent the partner that asked, the signature {@code login@partner} of the person who did, or {@code sij}
 * @param activity the message event, the REST interaction, or the service's own activity code
 * @param source the archived message or the rule that stands behind the commit
 * @param requestId correlation id of the request
 */
public record CommitCause(Kind kind, String agent, String activity, Optional<ResourceKey> source, String requestId) {

    public enum Kind {
        MESSAGE,
        REST,
        TICK,
        RULE_CHANGE
    }
}
