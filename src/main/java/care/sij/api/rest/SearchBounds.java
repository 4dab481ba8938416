package care.sij.api.rest;

import java.util.Collection;

/** What one request may ask for in all: each value is one of the statement, each chain a search by itself. */
public final class SearchBounds {

    /** Most values of all parameters together. */
    private static final int MOST_VALUES = 2_000;

    private static final int MOST_CHAINS = 20;

    private SearchBounds() {}

    /** A parameter and its value, values between commas. */
    public record Asked(String name, String value) {

        private boolean chained() {
            return name.indexOf('.') >= 0 || name.startsWith("_has:");
        }

        private long values() {
            return 1 + value.chars().filter(letter -> letter == ',').count();
        }
    }

    /**
     * Requires that it is not too much.
     *
     * @param what asks for it, as the refusal names it
     * @throws RequestRefused when there are more values or chains than one statement takes
     */
    public static void require(String what, Collection<Asked> asked) {
        if (asked.stream().mapToLong(Asked::values).sum() > MOST_VALUES
                || asked.stream().filter(Asked::chained).count() > MOST_CHAINS) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE,
                    what + " has at most " + MOST_VALUES + " values and " + MOST_CHAINS
                            + " chained parameters in all. Ask in several.");
        }
    }
}
