package care.sij.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.access.people.KnownPeople;
import care.sij.access.people.KnownPeople.Known;
import care.sij.access.signin.Sessions.SignedIn;
import care.sij.access.signin.Sessions.Use;
import care.sij.support.ConsoleUser;
import care.sij.support.TestClock;
import care.sij.support.WholeService;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions end by the clock, by idleness, and with what they rest on. */
class SessionsIT {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Known ADA = account();
    private static final Vouched GRACE = new Vouched(
            "https://login.example.org",
            Person.ofIdentityProvider("auth0|7", "Grace Example", PersonRole.CLINICIAN, "demo-clinic"),
            Set.of("sij-care", "sij-doctors"));

    private final JdbcClient jdbc = WholeService.bean(JdbcClient.class);

    /** Before all others, whose sessions it leaves alone. */
    private final TestClock clock = new TestClock(Instant.parse("2020-03-01T10:00:00Z"));

    private final AtomicBoolean holds = new AtomicBoolean(true);
    private final Sessions sessions = new Sessions(
            new SessionRows(jdbc), WholeService.bean(KnownPeople.class), vouching(), new ConsoleSettings(IDLE), clock);

    private static Known account() {
        return WholeService.bean(KnownPeople.class)
                .byLogin(ConsoleUser.account("clinician", "demo-clinic").login())
                .orElseThrow();
    }

    @Test
    void endAtTheConsoleWhenNobodyWasAtWorkForTheIdleTime() {
        RandomValue id = sessions.begin(ADA).id();
        clock.advance(IDLE.minusSeconds(1));
        assertThat(working(id)).isPresent();
        clock.advance(IDLE.minusSeconds(1));
        assertThat(working(id)).isPresent();

        clock.advance(IDLE);

        assertThat(working(id)).isEmpty();
        assertThat(sessions.of(id)).as("for apps, too").isEmpty();
    }

    @Test
    void areNotKeptAliveByWhatAPageAsksForByItself() {
        RandomValue id = sessions.begin(ADA).id();
        for (int minute = 0; minute < 29; minute++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(sessions.atConsole(id, Use.WATCH)).isPresent();
        }

        clock.advance(Duration.ofMinutes(1));

        assertThat(sessions.atConsole(id, Use.WATCH)).isEmpty();
    }

    @Test
    void lastEightHoursHoweverMuchIsDone() {
        RandomValue id = sessions.begin(ADA).id();
        for (int quarters = 1; quarters < 32; quarters++) {
            clock.advance(Duration.ofMinutes(15));
            assertThat(working(id)).isPresent();
        }

        clock.advance(Duration.ofMinutes(15));

        assertThat(working(id)).isEmpty();
    }

    @Test
    void areWrittenToOnceAMinuteAtMost() {
        Instant begun = clock.instant();
        RandomValue id = sessions.begin(ADA).id();
        clock.advance(Duration.ofSeconds(59));
        assertThat(working(id)).isPresent();
        assertThat(lastSeen(id)).isEqualTo(begun);

        clock.advance(Duration.ofSeconds(1));

        assertThat(working(id)).isPresent();
        assertThat(lastSeen(id)).isEqualTo(begun.plusSeconds(60));
    }

    @Test
    void ofAppsEndByNoIdleness() {
        RandomValue id = sessions.begin(ADA).id();
        clock.advance(Duration.ofHours(7));

        assertThat(sessions.of(id)).isPresent();
    }

    @Test
    void ofWhomAProviderVouchedForAreOfTheConsoleAloneAndEndWithWhatItsGroupsMean() {
        RandomValue id = sessions.begin(GRACE).id();
        assertThat(working(id).map(SignedIn::person)).contains(GRACE.person());
        assertThat(sessions.of(id)).as("for apps").isEmpty();

        holds.set(false);

        assertThat(working(id)).isEmpty();
    }

    @Test
    void endAllAtOnceForOnePersonAndForNobodyElse() {
        RandomValue first = sessions.begin(ADA).id();
        RandomValue second = sessions.begin(ADA).id();
        RandomValue anothers = sessions.begin(GRACE).id();

        sessions.endAllOfItsPerson(first);

        assertThat(working(first)).isEmpty();
        assertThat(working(second)).isEmpty();
        assertThat(working(anothers)).isPresent();
    }

    @Test
    void areKnownByNothingThatWasNotGivenOut() {
        assertThat(working(RandomValue.fresh())).isEmpty();
        sessions.endAllOfItsPerson(RandomValue.fresh());
    }

    private Optional<SignedIn> working(RandomValue id) {
        return sessions.atConsole(id, Use.WORK);
    }

    private Instant lastSeen(RandomValue id) {
        return jdbc.sql("select last_seen from sign_in_session where id_hash = ?")
                .param(id.hash())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private Vouching vouching() {
        return new Vouching() {
            @Override
            public Optional<Vouched> read(String identityToken, String client, String nonce) {
                throw new Unreliable();
            }

            @Override
            public boolean holds(Vouched person) {
                return person.equals(GRACE) && holds.get();
            }
        };
    }
}
