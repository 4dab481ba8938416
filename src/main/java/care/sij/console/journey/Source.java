package care.sij.console.journey;

import care.sij.clinical.FactRef;
import java.util.Optional;

/**
 * The version of a resource that something was read from.
 *
 * @param version its number
 * @param date when it was, in words
 */
public record Source(String type, String id, String version, String date) {

    private static final String HISTORY = "/_history/";

    /** Reads {@code Type/id/_history/n}; empty for what names no version. */
    static Optional<Source> of(FactRef ref, String date) {
        String text = ref.reference();
        int slash = text.indexOf('/');
        int history = text.indexOf(HISTORY);
        return slash < 0 || history < slash
                ? Optional.empty()
                : Optional.of(new Source(
                        text.substring(0, slash),
                        text.substring(slash + 1, history),
                        text.substring(history + HISTORY.length()),
                        date));
    }
}
