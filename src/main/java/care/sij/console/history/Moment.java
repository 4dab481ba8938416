package care.sij.console.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became known in one commit.
 *
 * @param place among all moments, from 1
 * @param known when it became known here
 * @param who told it
 * @param why the event or interaction
 * @param source what stands behind it, {@code Type/id}
 * @param told as many changes as there is room for
 * @param left how many there are beyond them
 */
public record Moment(
        int place, Instant known, String who, String why, Optional<String> source, List<Told> told, int left) {

    /**
     * One change with its time.
     *
     * @param happened when it happened, as the resource says it
     */
    public record Told(Change change, Optional<String> happened) {}
}
