package care.sij.access.signin;

import care.sij.access.Person;
import care.sij.access.people.KnownPeople;
import care.sij.access.people.KnownPeople.Known;
import care.sij.access.signin.SessionRows.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who is signed in, known to all processes, for eight hours at most, at the console while it is used. Each signing in
 * makes a session of its own; a change of the account, or of its entry in the settings, ends those it had, and so does
 * one of what the groups of an identity provider mean.
 */
@Component
class Sessions {

    static final Duration LONGEST = Duration.ofHours(8);

    /** How exactly it is known when somebody was last at work. */
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

    /** Whether a request is a person's, or one that a page makes by itself. */
    enum Use {
        WORK,
        WATCH
    }

    /**
     * A person who is signed in.
     *
     * @param version of the account
     */
    record SignedIn(Person person, int version, Instant since) {}

    /** A session that began, by what its cookie says. */
    record Begun(RandomValue id, SignedIn person) {}

    private final SessionRows rows;
    private final KnownPeople people;
    private final Vouching vouching;
    private final ConsoleSettings settings;
    private final Clock clock;

    Sessions(SessionRows rows, KnownPeople people, Vouching vouching, ConsoleSettings settings, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.vouching = vouching;
        this.settings = settings;
        this.clock = clock;
    }

    Begun begin(Known person) {
        return begin(person.person(), person.version(), Optional.empty());
    }

    /** For the console alone: apps are given tokens of accounts. */
    Begun begin(Vouched person) {
        return begin(person.person(), 0, Optional.of(person));
    }

    private Begun begin(Person person, int version, Optional<Vouched> vouched) {
        RandomValue id = RandomValue.fresh();
        Instant now = clock.instant();
        rows.deleteEnded(now);
        rows.insert(id, new Row(person.login(), version, now, now, vouched), now.plus(LONGEST));
        return new Begun(id, new SignedIn(person, version, now));
    }

    /** Whoever signed in with an account, for apps. */
    Optional<SignedIn> of(RandomValue id) {
        return rows.of(id, clock.instant()).flatMap(this::ofAccount);
    }

    /** Whoever is signed in and was at work lately. One in which nobody was is ended, for apps too. */
    Optional<SignedIn> atConsole(RandomValue id, Use use) {
        Instant now = clock.instant();
        Optional<Row> row = rows.of(id, now);
        if (row.filter(known -> !known.lastSeen().plus(settings.idle()).isAfter(now))
                .isPresent()) {
            rows.deleteUnseen(id, now.minus(settings.idle()));
            return Optional.empty();
        }
        if (use == Use.WORK) {
            row.filter(known -> !known.lastSeen().plus(BETWEEN_NOTES).isAfter(now))
                    .ifPresent(known -> rows.see(id, now));
        }
        return row.flatMap(known -> known.vouched().isPresent() ? vouchedFor(known) : ofAccount(known));
    }

    private Optional<SignedIn> ofAccount(Row row) {
        return Optional.of(row)
                .filter(known -> known.vouched().isEmpty())
                .flatMap(known -> people.byLogin(known.login()))
                .filter(known -> known.version() == row.version())
                .map(known -> new SignedIn(known.person(), known.version(), row.since()));
    }

    private Optional<SignedIn> vouchedFor(Row row) {
        return row.vouched()
                .filter(vouching::holds)
                .map(person -> new SignedIn(person.person(), row.version(), row.since()));
    }

    void end(RandomValue id) {
        rows.delete(id);
    }

    /** Ends all sessions of whose this is. */
    void endAllOfItsPerson(RandomValue id) {
        rows.deleteAllOfItsLogin(id);
    }
}
