package care.sij.audit.ledger;

import care.sij.audit.Checkpoint;
import care.sij.audit.LedgerKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checkpoints that the database cannot take back: the newest that this process saw, and the largest at the end of its
 * witness file; and the keys that it saw. Whoever sets the whole ledger back to an earlier checkpoint gets nothing
 * signed behind that one.
 */
@Component
public class KnownCheckpoints {

    private static final Logger LOG = LoggerFactory.getLogger(KnownCheckpoints.class);

    private final LedgerRows rows;
    private final Optional<FileWitness> file;
    private final Clock clock;
    private volatile Optional<Checkpoint> seen = Optional.empty();
    private volatile List<LedgerKey> keys = List.of();
    private volatile Instant moved;

    KnownCheckpoints(LedgerRows rows, LedgerSettings settings, Clock clock) {
        this.rows = rows;
        this.file = settings.witness().file().map(FileWitness::new);
        this.clock = clock;
        this.moved = clock.instant();
    }

    void see(Checkpoint newest) {
        if (seen.filter(one -> one.size() >= newest.size()).isEmpty()) {
            seen = Optional.of(newest);
            moved = clock.instant();
        }
    }

    void see(OwnKeys own) {
        keys = own.keys();
    }

    /** Of our own keys those that this process saw last, the newest first. */
    List<LedgerKey> keys() {
        return keys;
    }

    /**
     * Whether all keys that this process saw are among them. None of them goes away: with its row gone, the one before
     * it would count again at its sizes.
     */
    boolean areAmong(OwnKeys own) {
        return verifiers(own.keys()).containsAll(verifiers(keys));
    }

    private static List<String> verifiers(List<LedgerKey> keys) {
        return keys.stream().map(LedgerKey::verifier).toList();
    }

    /** For how long this process has seen no newer one, at most since it started. */
    public Duration still() {
        return Duration.between(moved, clock.instant());
    }

    /** Whether the ledger still has them. */
    boolean areKept(OwnKeys own) {
        return seen.filter(checkpoint -> !isKept(checkpoint)).isEmpty() && isWitnessed(own);
    }

    /**
     * The largest that the file tells of a ledger of this name must be of this one: a ledger that somebody took away
     * with its keys is not begun anew beside it. An operator who does begin one moves the file aside.
     */
    private boolean isWitnessed(OwnKeys own) {
        List<SignedNote> told = file.map(KnownCheckpoints::end).orElseGet(List::of).stream()
                .filter(own::isNamed)
                .toList();
        return told.stream()
                .max(Comparator.comparingLong(note -> note.checkpoint().size()))
                .filter(largest -> !own.signed(largest) || !isKept(largest.checkpoint()))
                .isEmpty();
    }

    private boolean isKept(Checkpoint checkpoint) {
        return rows.checkpoint(checkpoint.size())
                .filter(row -> row.checkpoint().equals(checkpoint))
                .isPresent();
    }

    private static List<SignedNote> end(FileWitness witness) {
        try {
            return witness.end();
        } catch (IOException fault) {
            LOG.warn(
                    "the file sij.ledger.witness.file could not be read: {}",
                    fault.getClass().getSimpleName());
            return List.of();
        }
    }
}
