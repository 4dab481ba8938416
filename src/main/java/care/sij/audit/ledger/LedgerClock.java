package care.sij.audit.ledger;

import care.sij.audit.LedgerKey;
import care.sij.audit.SignedCheckpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has leaves placed now and then, in every process, and knows the newest checkpoint and the keys without asking the
 * database: everybody may ask for them, as often as they like.
 */
@Component
class LedgerClock {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerClock.class);

    /** For so long leaves may wait while none is placed. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Sequencer sequencer;
    private final LedgerRows rows;
    private final LedgerKeys stored;
    private final KnownCheckpoints known;
    private final HeldLeadership leadership;
    private final Counter refused;
    private final Counter failed;
    private final Counter notLeading;
    private final Counter dropped;
    private final Clock clock;
    private Optional<Instant> waitsSince = Optional.empty();
    private volatile Optional<SignedCheckpoint> latest = Optional.empty();

    LedgerClock(
            Sequencer sequencer,
            LedgerRows rows,
            LedgerKeys stored,
            KnownCheckpoints known,
            HeldLeadership leadership,
            MeterRegistry registry,
            Clock clock) {
        this.sequencer = sequencer;
        this.rows = rows;
        this.stored = stored;
        this.known = known;
        this.leadership = leadership;
        this.refused = unplaced(registry, "altered");
        this.failed = unplaced(registry, "fault");
        this.notLeading = unplaced(registry, "not-leading");
        this.clock = clock;
        this.dropped = Counter.builder("sij.ledger.dropped")
                .description("Leaves that got no place, since another of the same subject came before them")
                .register(registry);
    }

    private static Counter unplaced(MeterRegistry registry, String reason) {
        return Counter.builder("sij.ledger.unplaced")
                .description("How often leaves could not be placed in the ledger")
                .tag("reason", reason)
                .register(registry);
    }

    Optional<SignedCheckpoint> latest() {
        return latest;
    }

    /** The newest first. */
    List<LedgerKey> keys() {
        return known.keys();
    }

    /** Reads the keys again, when one was made; none but our own is ever told. */
    synchronized OwnKeys readKeys() {
        OwnKeys own = stored.own();
        if (!known.areAmong(own)) {
            throw new LedgerAltered(rows.size());
        }
        known.see(own);
        return own;
    }

    /** This service queues one leaf of each subject: somebody else queued another. */
    private void warnOf(int leaves) {
        if (leaves > 0) {
            dropped.increment(leaves);
            LOG.warn("{} leaves were dropped, as others of the same subjects came before them", leaves);
        }
    }

    /** The keys are read after the checkpoint, so that the one that signed it is among them. */
    private void see() {
        Optional<SignedCheckpoint> newest = rows.latest();
        OwnKeys own = readKeys();
        if (newest.filter(row -> !own.made(row)).isPresent() || !areKept(own)) {
            throw new LedgerAltered(rows.size());
        }
        newest.map(SignedCheckpoint::checkpoint).ifPresent(known::see);
        latest = newest;
    }

    /** Who leads places what waits, or says why not; another process sees only that nothing is placed. */
    private void noteWaiting() {
        Instant now = clock.instant();
        waitsSince = rows.anyWaits() ? waitsSince.or(() -> Optional.of(now)) : Optional.empty();
        Duration waited = waitsSince.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
        if (waited.compareTo(PATIENCE) >= 0 && known.still().compareTo(PATIENCE) >= 0) {
            notLeading.increment();
            LOG.warn("leaves wait while another process leads and places none: it may have found the ledger altered");
        }
    }

    /** The file may be shared: what another process signed in there by a key that it made meanwhile is ours as well. */
    private boolean areKept(OwnKeys own) {
        return known.areKept(own) || known.areKept(readKeys());
    }

    /** Others place leaves again once this process finds the ledger as it was signed. */
    private void giveWay() {
        if (leadership.isHeld()) {
            sequencer.demandSigned();
            leadership.release();
        }
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "${sij.ledger.every:1s}")
    void tick() {
        try {
            readKeys();
            giveWay();
            warnOf(sequencer.placeAll());
            see();
            noteWaiting();
        } catch (LedgerAltered altered) {
            refused.increment();
            leadership.hold();
            LOG.error("nothing more is placed or signed: {}. Have an auditor verify it.", altered.getMessage());
        } catch (RuntimeException fault) {
            failed.increment();
            LOG.warn(
                    "leaves could not be placed in the ledger: {}",
                    fault.getClass().getSimpleName());
        }
    }
}
