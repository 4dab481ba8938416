package care.sij.console.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who said a version, why, and by which message.
 *
 * @param kind of the commit
 * @param source what stands behind the commit, {@code Type/id}
 * @param message the archived message, where the person may see it
 */
public record Why(
        String who,
        String kind,
        String activity,
        long commit,
        String requestId,
        Optional<String> source,
        Optional<Received> message,
        List<Part> provenance) {

    /**
     * A message as it came.
     *
     * @param id its MessageHeader.id
     * @param received when it was archived here
     */
    public record Received(VersionRef archived, String id, Instant received) {}

    /**
     * A line of a Provenance.
     *
     * @param what agent or entity, with its role
     * @param reference of whom or what
     */
    public record Part(VersionRef provenance, String what, String reference) {}

    /** What stands behind it where that is no message that the person may see. */
    public String standsBehind() {
        return source.map(behind -> behind.startsWith("Bundle/") ? behind + ", not open to you" : behind)
                .orElse("none: no message stands behind it");
    }
}
