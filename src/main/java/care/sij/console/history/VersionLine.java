package care.sij.console.history;

import care.sij.console.frame.Tellers;
import care.sij.record.CommitCause;
import care.sij.record.StoredVersion;
import java.time.Instant;

/**
 * A version in a list.
 *
 * @param became created, updated, deleted, or that its content was erased
 */
public record VersionLine(VersionRef version, Instant known, String became, String who, String why) {

    static VersionLine of(StoredVersion version, CommitCause cause, Tellers tellers) {
        return new VersionLine(
                VersionRef.of(version),
                version.instant(),
                became(version),
                tellers.told(cause.agent()),
                cause.activity());
    }

    static String became(StoredVersion version) {
        if (version.erased()) {
            return "content erased";
        }
        return switch (version.interaction()) {
            case CREATE -> "created";
            case UPDATE -> "updated";
            case DELETE -> "deleted";
        };
    }
}
