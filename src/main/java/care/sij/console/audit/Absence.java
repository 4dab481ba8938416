package care.sij.console.audit;

import care.sij.console.history.VersionRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a search for something that was not done came to, with its basis.
 *
 * @param lookedFor in words
 * @param from since when; empty for since ever
 * @param found how many are like that
 * @param perhaps what may be like that
 * @param searched how many were looked through
 * @param searchedWhat of what they are
 * @param rows the first of those found, of the audit
 * @param versions the first of those found, of the record
 * @param covered what the ledger binds of what was looked through; none before the first checkpoint
 * @param limits what the answer does not say, each in a sentence
 */
public record Absence(
        String lookedFor,
        Optional<Instant> from,
        Instant to,
        long found,
        Perhaps perhaps,
        long searched,
        String searchedWhat,
        List<RowLine> rows,
        List<VersionRef> versions,
        Optional<Covered> covered,
        List<String> limits) {

    /**
     * What can neither be counted as found nor be left out.
     *
     * @param what they are, after their number
     * @param versions the first of them, of the record
     */
    public record Perhaps(long count, String what, List<VersionRef> versions) {

        static final Perhaps NOTHING = new Perhaps(0, "", List.of());

        public Perhaps {
            versions = List.copyOf(versions);
        }
    }

    /**
     * What lies under a checkpoint.
     *
     * @param looked of how many the place was looked up
     * @param placed how many of these lie under it
     * @param size of the checkpoint
     * @param signed when
     */
    public record Covered(long looked, long placed, long size, Instant signed, String root) {}

    /** Whether nothing was found, for certain. */
    public boolean isNothing() {
        return found == 0 && perhaps.count() == 0;
    }
}
