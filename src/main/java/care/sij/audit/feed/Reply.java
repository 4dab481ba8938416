package care.sij.audit.feed;

import java.util.Locale;
import java.util.Optional;

/**
 * What came of sending events.
 *
 * @param taken how many of them, counted from the first, the repository has
 * @param missing why it has no more of them; empty when it has all
 */
record Reply(int taken, Optional<Reason> missing) {

    enum Reason {
        /** No connection, a broken one, or no answer in time. */
        UNREACHABLE,
        /** It says that it cannot now: 408, 429, 5xx. */
        FAILING,
        /** It will not have the first event that is missing, or nothing from us. */
        REFUSED,
        /** Its answer does not tell what it took. */
        UNINTELLIGIBLE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Reply all(int sent) {
        return new Reply(sent, Optional.empty());
    }

    static Reply missing(int taken, Reason reason) {
        return new Reply(taken, Optional.of(reason));
    }
}
