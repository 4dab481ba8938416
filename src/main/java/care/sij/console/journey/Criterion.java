package care.sij.console.journey;

import java.util.List;

/**
 * A criterion of a policy as its receipt tells it.
 *
 * @param result {@code met}, {@code unmet}, {@code unknown} or {@code not-covered}
 * @param arithmetic in words
 */
public record Criterion(String name, String result, String arithmetic, String source, List<Source> evidence) {

    /** The look of the result's badge. */
    public String look() {
        return Meter.look(result);
    }
}
