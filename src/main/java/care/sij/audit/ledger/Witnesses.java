package care.sij.audit.ledger;

import care.sij.audit.SignedCheckpoint;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells witnesses of our own checkpoints, apart from placing leaves: a witness that is away holds up nothing and is
 * told when it is back. None is told of a ledger that was set back: what it tells of last must not be that again.
 */
@Component
class Witnesses {

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final int MOST = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final String FILE = "file";
    private static final String URL = "url";

    private final Optional<FileWitness> file;
    private final Optional<HttpWitness> http;
    private final WitnessBook book;
    private final LedgerRows rows;
    private final LedgerKeys keys;
    private final KnownCheckpoints known;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private volatile Instant nextPost = Instant.MIN;
    private volatile Instant witnessed;

    Witnesses(
            LedgerSettings settings,
            WitnessBook book,
            LedgerRows rows,
            LedgerKeys keys,
            KnownCheckpoints known,
            PlatformTransactionManager manager,
            MeterRegistry registry,
            Clock clock) {
        this.file = settings.witness().file().map(FileWitness::new);
        this.http = settings.witness().url().map(URI::create).map(HttpWitness::new);
        this.book = book;
        this.rows = rows;
        this.keys = keys;
        this.known = known;
        this.transactions = new TransactionTemplate(manager);
        this.clock = clock;
        this.witnessed = clock.instant();
        file.ifPresent(witness -> Gauge.builder("sij.ledger.witness.behind.seconds", this::behindSeconds)
                .description("How long ago this process last saw the newest checkpoint in its witness file")
                .strongReference(true)
                .register(registry));
    }

    private double behindSeconds() {
        return Duration.between(witnessed, clock.instant()).toSeconds();
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "${sij.ledger.every:1s}")
    void tell() {
        file.ifPresent(witness -> tell(own -> append(witness, own)));
        if (!clock.instant().isBefore(nextPost)) {
            http.ifPresent(witness -> tell(own -> post(witness, own)));
        }
    }

    private void tell(Consumer<OwnKeys> work) {
        try {
            transactions.executeWithoutResult(status -> {
                if (book.tells()) {
                    Optional.of(keys.own()).filter(known::areKept).ifPresent(work);
                }
            });
        } catch (RuntimeException fault) {
            LOG.warn(
                    "a witness could not be told of checkpoints: {}",
                    fault.getClass().getSimpleName());
        }
    }

    private void append(FileWitness witness, OwnKeys own) {
        try {
            long told = told(witness, own);
            List<SignedCheckpoint> untold = untold(told, own);
            if (!untold.isEmpty()) {
                witness.append(untold);
                told = untold.get(untold.size() - 1).checkpoint().size();
                book.tell(FILE, told);
            }
            if (newest(own) <= told) {
                witnessed = clock.instant();
            }
        } catch (IOException fault) {
            LOG.warn(
                    "the file sij.ledger.witness.file could not be read and written: {}",
                    fault.getClass().getSimpleName());
        }
    }

    /**
     * The file's own word: the database's may be changed there. That counts for a file with none of ours, but for the
     * newest checkpoint, from which the file goes on by itself.
     */
    private long told(FileWitness witness, OwnKeys own) throws IOException {
        return witness.end().stream()
                .filter(own::signed)
                .mapToLong(note -> note.checkpoint().size())
                .max()
                .orElseGet(() -> Math.min(book.told(FILE), Math.max(0, newest(own) - 1)));
    }

    /** The size of the newest checkpoint that is ours; 0 when there is none. */
    private long newest(OwnKeys own) {
        return rows.latest()
                .filter(own::made)
                .map(row -> row.checkpoint().size())
                .orElse(0L);
    }

    /** The next ones of ours: what somebody put between them hides none. */
    private List<SignedCheckpoint> untold(long told, OwnKeys own) {
        List<SignedCheckpoint> page = rows.checkpointsAfter(told, MOST);
        while (page.size() == MOST && page.stream().noneMatch(own::made)) {
            page = rows.checkpointsAfter(page.get(MOST - 1).checkpoint().size(), MOST);
        }
        return page.stream().filter(own::made).toList();
    }

    private void post(HttpWitness witness, OwnKeys own) {
        rows.latest()
                .filter(latest -> latest.checkpoint().size() > book.told(URL))
                .filter(own::made)
                .ifPresent(latest -> {
                    try {
                        witness.post(latest);
                        book.tell(URL, latest.checkpoint().size());
                    } catch (IOException fault) {
                        nextPost = clock.instant().plus(PAUSE);
                        LOG.warn(
                                "sij.ledger.witness.url did not take a checkpoint: {}",
                                fault.getClass().getSimpleName());
                    }
                });
    }
}
