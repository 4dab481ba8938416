package care.sij.access.people;

import care.sij.access.Network;
import care.sij.access.people.AttemptRows.Counted;
import care.sij.access.people.AttemptRows.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Attempts to sign in as somebody, existing or not. From one network four are at will, then after pauses that double
 * from a minute to a quarter of an hour; in a quarter of an hour there are eight from one site, which has many networks
 * (IPv6), and thirty from everywhere. A network from which somebody has signed in before minds its own pauses only, so
 * that strangers elsewhere, however many, do not keep that person out. An attempt counts when it begins, so that many
 * at once gain nothing; success forgets those of its network, and itself. A clock that was wrong, by a jump or in
 * another process, keeps nobody out for longer.
 */
@Component
class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final int AT_WILL = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MOST_FROM_SITE = 8;
    private static final int MOST_FROM_EVERYWHERE = 30;
    private static final Duration PERIOD = Duration.ofMinutes(15);
    private static final Duration MOST_SKEW = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final Duration KNOWN_FOR = Duration.ofDays(90);

    private final AttemptRows rows;
    private final TransactionOperations transactions;
    private final Clock clock;

    Attempts(AttemptRows rows, TransactionOperations transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether an attempt may be made now; if so it is counted. */
    boolean begin(String login, Network network) {
        Instant now = now();
        return Boolean.TRUE.equals(transactions.execute(status -> count(login, network, now)));
    }

    /** Whether somebody has signed in under this name from this network before, not too long ago. */
    boolean isKnown(String login, Network network) {
        return isWithin(KNOWN_FOR, rows.succeeded(Counted.from(network, login)), now());
    }

    /** Its rows in the order in which they are counted. */
    void succeeded(String login, Network network) {
        transactions.executeWithoutResult(status -> {
            rows.oneLess(Counted.fromEverywhere(login));
            rows.oneLess(Counted.fromSite(network, login));
            rows.succeeded(Counted.from(network, login), now());
        });
    }

    /** By microseconds: the database rounds what is finer. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** How long to wait after so many attempts without success. */
    static Duration pause(int failures) {
        if (failures < AT_WILL) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - AT_WILL, Byte.SIZE));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** The rows are always locked in this order. */
    private boolean count(String login, Network network, Instant now) {
        Counted everywhere = Counted.fromEverywhere(login);
        Row all = rows.locked(everywhere, now);
        Counted site = Counted.fromSite(network, login);
        Row around = rows.locked(site, now);
        Counted near = Counted.from(network, login);
        Row here = rows.locked(near, now);
        boolean tooMany = within(all, now) >= MOST_FROM_EVERYWHERE || within(around, now) >= MOST_FROM_SITE;
        if (waits(here, now) || (tooMany && !isWithin(KNOWN_FOR, here.succeeded(), now))) {
            return false;
        }
        countWithin(everywhere, all, now);
        countWithin(site, around, now);
        int failures = (here.next().plus(FORGOTTEN_AFTER).isAfter(now) ? here.failures() : 0) + 1;
        rows.write(near, failures, now.plus(pause(failures)), now);
        return true;
    }

    /** What is at will waits for nothing, whatever the clock of the process said that wrote the row. */
    private static boolean waits(Row here, Instant now) {
        return here.failures() >= AT_WILL && lasts(here, LONGEST_PAUSE, now);
    }

    /** Whether the row's time is still to come, and not so far ahead that a clock must have been wrong. */
    private static boolean lasts(Row row, Duration atMost, Instant now) {
        return row.next().isAfter(now) && row.next().isBefore(now.plus(atMost).plus(MOST_SKEW));
    }

    /** Attempts of the period that goes on; none when it is over. */
    private static int within(Row row, Instant now) {
        return lasts(row, PERIOD, now) ? row.failures() : 0;
    }

    private void countWithin(Counted counted, Row row, Instant now) {
        rows.write(counted, within(row, now) + 1, lasts(row, PERIOD, now) ? row.next() : now.plus(PERIOD), now);
    }

    private static boolean isWithin(Duration lately, Optional<Instant> event, Instant now) {
        return event.filter(at -> at.plus(lately).isAfter(now)).isPresent();
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        Instant now = clock.instant();
        try {
            rows.forget(now.minus(FORGOTTEN_AFTER), now.minus(KNOWN_FOR));
        } catch (DataAccessException fault) {
            LOG.warn(
                    "attempts to sign in past their time are still kept: {}",
                    fault.getClass().getSimpleName());
        }
    }
}
