package care.sij.access.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.access.Network;
import care.sij.access.PeopleRefusal;
import care.sij.access.PeopleRefused;
import care.sij.access.PeopleRegister.Account;
import care.sij.access.PeopleRegister.Changed;
import care.sij.access.PeopleRegister.Secrets;
import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.access.token.TestMasterKey;
import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRegister.Expected;
import care.sij.partner.PartnerRegister.Reason;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
import care.sij.partner.Terms;
import care.sij.support.PartnerList;
import care.sij.support.SharedPostgres;
import care.sij.support.TestClock;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts and signing in, on the real database; each {@code Process} stands for one process. */
class SignInIT {

    private static final Reason REASON = new Reason("tester", "for a test");
    private static final Expected NEW = new Expected.Nothing();
    private static final Network NETWORK = Network.of("192.0.2.1");

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00.000000700Z"));
    private final DataSource database = database();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(database));
    private final Process here = new Process(Map.of());
    private final Process there = new Process(Map.of());

    @Test
    void takesLoginPasswordAndCodeTogether() {
        Secrets secrets = opened("ada");

        assertThat(signIn(here, "ada", secrets.password(), code(secrets))).isTrue();
        clock.advance(OneTimeCode.STEP);
        assertThat(signIn(here, "ada", secrets.password() + "x", code(secrets))).isFalse();
        assertThat(signIn(here, "ada", secrets.password(), "000000")).isFalse();
        assertThat(signIn(here, "bob", secrets.password(), code(secrets))).isFalse();
        assertThat(signIn(here, "ADA", secrets.password(), code(secrets))).isFalse();
        assertThat(signIn(here, "", "", "")).isFalse();
    }

    @Test
    void takesACodeOnceInAllProcessesAndNoneBeforeIt() throws Exception {
        Secrets secrets = opened("ada");
        String earlier = code(secrets);
        clock.advance(OneTimeCode.STEP);
        String now = code(secrets);

        assertThat(race(() -> signIn(here, "ada", secrets.password(), now))).containsOnlyOnce(true);
        assertThat(signIn(there, "ada", secrets.password(), now)).isFalse();
        assertThat(signIn(there, "ada", secrets.password(), earlier)).isFalse();
    }

    @Test
    void makesWhoGuessesWaitLongerAndLonger() {
        Secrets secrets = opened("ada");
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThat(signIn(here, "ada", "guess", "000000")).isFalse();
        }

        assertThat(signIn(there, "ada", secrets.password(), code(secrets))).isFalse();
        clock.advance(Duration.ofSeconds(59));
        assertThat(signIn(there, "ada", secrets.password(), code(secrets))).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn(there, "ada", secrets.password(), code(secrets))).isTrue();
        clock.advance(OneTimeCode.STEP);
        assertThat(signIn(there, "ada", secrets.password(), code(secrets)))
                .as("success forgets the attempts")
                .isTrue();
    }

    @Test
    void countsAttemptsAsNobodyAsWell() {
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThat(here.attempts.begin("nobody", NETWORK)).isTrue();
        }

        assertThat(here.attempts.begin("nobody", NETWORK)).isFalse();
        assertThat(here.attempts.begin("somebody", NETWORK)).isTrue();
    }

    @Test
    void letsManyGuessesAtOnceThroughNoOftenerThanOneAfterAnother() throws Exception {
        assertThat(race(() -> here.attempts.begin("ada", NETWORK)).stream().filter(may -> may))
                .hasSize(4);
    }

    /** One process is a little ahead of the other. */
    @Test
    void whoSucceedsByAFastClockIsNotKeptOutByARightOne() {
        clock.advance(Duration.ofSeconds(20));
        assertThat(here.attempts.begin("ada", NETWORK)).isTrue();
        here.attempts.succeeded("ada", NETWORK);
        clock.advance(Duration.ofSeconds(-20));

        for (int atWill = 0; atWill < 3; atWill++) {
            assertThat(there.attempts.begin("ada", NETWORK)).isTrue();
            clock.advance(Duration.ofSeconds(-1));
        }
    }

    @Test
    void aClockThatJumpedAheadKeepsNobodyOutWhenItIsSetRight() {
        clock.advance(Duration.ofDays(300));
        IntStream.range(0, 40).forEach(number -> here.attempts.begin("ada", Network.of("198.51.100." + number)));
        for (int guess = 0; guess < 5; guess++) {
            here.attempts.begin("bob", NETWORK);
        }
        clock.advance(Duration.ofDays(-300));

        assertThat(here.attempts.begin("ada", NETWORK)).isTrue();
        assertThat(here.attempts.begin("bob", NETWORK)).isTrue();
        assertThat(here.attempts.begin("bob", NETWORK)).as("pauses hold again").isFalse();
    }

    @Test
    void aStrangerWhoGuessesOnAndOnKeepsNobodyOut() {
        Secrets secrets = opened("ada");
        Network stranger = Network.of("198.51.100.7");
        for (int guess = 0; guess < 120; guess++) {
            here.attempts.begin("ada", stranger);
            clock.advance(Duration.ofSeconds(10));
        }

        assertThat(here.attempts.begin("ada", stranger)).isFalse();
        assertThat(signIn(here, "ada", secrets.password(), code(secrets))).isTrue();
    }

    @Test
    void whateverAStrangerTypesKeepsNobodyElseOut() {
        Secrets secrets = opened("ada");
        Network stranger = Network.of("198.51.100.7");
        for (String typed : List.of(
                "192.0.2.1 ada",
                "192.0.2.1ada",
                "7:network9:192.0.2.13:ada",
                "3:ada",
                "10:everywhere3:ada",
                " ada",
                "Ada")) {
            for (int guess = 0; guess < 4; guess++) {
                here.attempts.begin(typed, stranger);
                clock.advance(Duration.ofSeconds(1));
            }
        }

        assertThat(signIn(here, "ada", secrets.password(), code(secrets))).isTrue();
    }

    @Test
    void countsWhateverIsNoLoginAsOne() {
        assertThat(IntStream.range(0, 5)
                        .filter(number -> here.attempts.begin("no login " + number, NETWORK))
                        .boxed())
                .hasSize(4);
    }

    @Test
    void manyStrangersGetThirtyGuessesInAQuarterOfAnHour() {
        assertThat(IntStream.range(0, 40)
                        .filter(number -> here.attempts.begin("ada", Network.of("198.51.100." + number)))
                        .count())
                .isEqualTo(30);
        assertThat(here.attempts.begin("ada", NETWORK)).isFalse();

        clock.advance(Duration.ofMinutes(15));

        assertThat(here.attempts.begin("ada", NETWORK)).isTrue();
    }

    @Test
    void aStrangerWithAWholeSiteOfNetworksGetsEightGuesses() {
        Secrets secrets = opened("ada");

        assertThat(IntStream.range(0, 256)
                        .filter(number -> here.attempts.begin(
                                "ada", Network.of("2001:db8:1:" + Integer.toHexString(number) + "::1")))
                        .count())
                .isEqualTo(8);
        assertThat(signIn(here, "ada", secrets.password(), code(secrets))).isTrue();
    }

    @Test
    void strangersHoweverManyKeepNobodyOutOfANetworkThatWasSignedInFromBefore() {
        Secrets secrets = opened("ada");
        assertThat(signIn(here, "ada", secrets.password(), code(secrets))).isTrue();
        clock.advance(Duration.ofDays(89));
        here.attempts.forget();
        IntStream.range(0, 40).forEach(number -> here.attempts.begin("ada", Network.of("198.51.100." + number)));

        assertThat(here.attempts.begin("ada", Network.of("192.0.2.2"))).isFalse();
        assertThat(signIn(there, "ada", secrets.password(), code(secrets))).isTrue();
        for (int guess = 0; guess < 4; guess++) {
            assertThat(here.attempts.begin("ada", NETWORK)).isTrue();
        }
        assertThat(here.attempts.begin("ada", NETWORK))
                .as("its own pauses hold")
                .isFalse();
    }

    @Test
    void forgetsANetworkAfterAQuarterOfAYear() {
        Secrets secrets = opened("ada");
        assertThat(signIn(here, "ada", secrets.password(), code(secrets))).isTrue();
        clock.advance(Duration.ofDays(90).plusSeconds(1));
        IntStream.range(0, 40).forEach(number -> here.attempts.begin("ada", Network.of("198.51.100." + number)));
        assertThat(here.attempts.begin("ada", NETWORK)).isFalse();

        clock.advance(Duration.ofDays(2));
        here.attempts.forget();

        assertThat(jdbc.sql("select count(*) from sign_in_attempt")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void forgettingWaitsForNobodyWhoCounts() {
        here.attempts.begin("ada", NETWORK);
        clock.advance(Duration.ofDays(2));
        transactions.executeWithoutResult(status -> {
            new AttemptRows(jdbc).locked(AttemptRows.Counted.from(NETWORK, "ada"), clock.instant());
            CompletableFuture.runAsync(there.attempts::forget)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        });

        assertThat(jdbc.sql("select count(*) from sign_in_attempt")
                        .query(Integer.class)
                        .single())
                .as("what somebody counts in stays")
                .isEqualTo(1);
    }

    @Test
    void takesTheAddressesOfOneNetworkForOneStranger() {
        assertThat(Network.of("2001:db8::1")).isEqualTo(Network.of("2001:db8:0:0:ffff::2"));
        assertThat(Network.of("2001:db8::1")).isNotEqualTo(Network.of("2001:db8:0:1::1"));
        assertThat(Network.of("2001:db8::1").site())
                .isEqualTo(Network.of("2001:db8:0:1::1").site())
                .isNotEqualTo(Network.of("2001:db8:1::1").site());
        assertThat(Network.of("192.0.2.1")).isNotEqualTo(Network.of("192.0.2.2"));
        assertThat(Network.of("::ffff:192.0.2.1")).isEqualTo(Network.of("192.0.2.1"));
    }

    @Test
    void countsNothingWhileThereIsNoRoom() {
        try (Crowd crowd = new Crowd(here.turns, IntStream.range(0, 22).mapToObj(number -> "198.51.100." + number))) {
            assertThat(crowd.waiting()).isEqualTo(22);
            assertThatExceptionOfType(SignInCrowded.class).isThrownBy(() -> signIn(here, "ada", "guess", "000000"));
        }
        assertThat(jdbc.sql("select count(*) from sign_in_attempt")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(signIn(here, "ada", "guess", "000000")).as("room again").isFalse();
    }

    @Test
    void oneSiteLeavesRoomForOthers() {
        SignInTurns turns = here.turns;
        Crowd site = new Crowd(turns, IntStream.range(0, 10).mapToObj(number -> "2001:db8:1:" + number + "::1"));
        try {
            assertThat(turns.take(Network.of("2001:db8:1:ffff::1"), () -> "checked"))
                    .isEmpty();
            Crowd others = new Crowd(turns, IntStream.range(0, 12).mapToObj(number -> "198.51.100." + number));
            site.close();
            others.close();
        } finally {
            site.close();
        }
        assertThat(turns.take(Network.of("2001:db8:1:ffff::1"), () -> "checked"))
                .contains("checked");
    }

    @Test
    void keepsTurnsForThoseWhoHaveSignedInFromThereBefore() throws Exception {
        CompletableFuture<Boolean> proved = new CompletableFuture<>();
        Secrets secrets = opened("ada");
        assertThat(signIn(here, "ada", secrets.password(), code(secrets))).isTrue();
        clock.advance(OneTimeCode.STEP);
        Crowd crowd = new Crowd(here.turns, IntStream.range(0, 22).mapToObj(number -> "198.51.100." + number));
        try {
            assertThatExceptionOfType(SignInCrowded.class)
                    .as("another name from there")
                    .isThrownBy(() -> signIn(here, "bob", secrets.password(), code(secrets)));
            Thread known = new Thread(
                    () -> proved.complete(signIn(here, "ada", secrets.password(), code(secrets))), "ada signs in");
            known.start();
            Awaitility.await().until(() -> known.getState() == Thread.State.WAITING || !known.isAlive());
            crowd.close();
            known.join();
            assertThat(proved).isCompletedWithValue(true);
        } finally {
            crowd.close();
        }
    }

    @Test
    void looksAtNoPasswordAfterTooManyAttempts() {
        Secrets secrets = opened("ada");
        String code = code(secrets);
        for (int guess = 0; guess < 4; guess++) {
            here.attempts.begin("ada", NETWORK);
        }
        assertThat(signIn(here, "ada", secrets.password(), code)).isFalse();

        assertThat(here.signIn.prove(new SignIn.Typed("ada", secrets.password(), code), Network.of("192.0.2.2")))
                .as("nor is its code spent")
                .isPresent();
    }

    /** People who have taken turns, and hold them until it is closed. */
    private static final class Crowd implements AutoCloseable {

        private final CountDownLatch over = new CountDownLatch(1);
        private final List<Thread> threads;

        Crowd(SignInTurns turns, Stream<String> addresses) {
            threads = addresses
                    .map(address -> new Thread(() -> turns.take(Network.of(address), () -> waited(over))))
                    .toList();
            threads.forEach(Thread::start);
            Awaitility.await().until(() -> waiting() == threads.size());
        }

        long waiting() {
            return threads.stream()
                    .filter(thread -> thread.getState() == Thread.State.WAITING)
                    .count();
        }

        @Override
        public void close() {
            over.countDown();
            Awaitility.await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        }

        private static boolean waited(CountDownLatch over) {
            try {
                over.await();
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    @Test
    void pausesDoubleUpToAQuarterOfAnHour() {
        assertThat(IntStream.of(1, 3, 4, 5, 6, 7, 8, 1000).mapToObj(Attempts::pause))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(8),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15));
    }

    @Test
    void endsOldSecretsWithNewOnesAndAnAccountWithItsClosing() {
        Secrets old = opened("ada");
        Secrets fresh = here.accounts
                .renew("ada", new Expected.Version(1), REASON)
                .secrets()
                .orElseThrow();

        assertThat(signIn(here, "ada", old.password(), code(old))).isFalse();
        assertThat(signIn(here, "ada", fresh.password(), code(fresh))).isTrue();
        clock.advance(OneTimeCode.STEP);
        Changed closed = here.accounts.close("ada", new Expected.Version(2), REASON);
        assertThat(closed.account().version()).isEqualTo(3);
        assertThat(signIn(here, "ada", fresh.password(), code(fresh))).isFalse();
        assertThat(here.people.byLogin("ada")).isEmpty();
    }

    @Test
    void changesOnlyTheVersionThatWasSeen() {
        opened("ada");
        Person changed = person("ada", PersonRole.COORDINATOR, "clinic");

        assertRefused(PeopleRefusal.KNOWN_BEFORE, () -> here.accounts.put(changed, NEW, REASON));
        assertRefused(
                PeopleRefusal.CHANGED_MEANWHILE, () -> here.accounts.put(changed, new Expected.Version(2), REASON));
        assertThat(there.accounts.put(changed, new Expected.Version(1), REASON).secrets())
                .as("a change of role leaves the secrets")
                .isEmpty();
        assertThat(here.accounts.history("ada").stream().map(Account::version)).containsExactly(2, 1);
        assertRefused(PeopleRefusal.UNKNOWN, () -> here.accounts.renew("bob", new Expected.Version(1), REASON));
        assertRefused(
                PeopleRefusal.INVALID,
                () -> here.accounts.close("ada", new Expected.Version(2), new Reason("ada@clinic", "me")));
    }

    @Test
    void anAuditorWorksForAnAuditorAndNobodyElseDoes() {
        for (Person person : List.of(
                person("eve", PersonRole.AUDITOR, "clinic"),
                person("eve", PersonRole.CLINICIAN, "auditor"),
                person("eve", PersonRole.CLINICIAN, "nowhere"))) {
            assertRefused(PeopleRefusal.INVALID, () -> here.accounts.put(person, NEW, REASON));
        }
        assertThat(here.accounts
                        .put(person("eve", PersonRole.AUDITOR, "auditor"), NEW, REASON)
                        .account()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void tellsEntriesOfTheSettingsApartByAllThatTheySay() {
        String hash = Passwords.NOBODYS;
        String totp = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        int before = versionIn(entry("clinician", hash, totp));

        assertThat(versionIn(entry("clinician", hash, totp))).isEqualTo(before).isNegative();
        assertThat(List.of(
                        versionIn(entry("clinician", hash.replace("AAA", "BBB"), totp)),
                        versionIn(entry("clinician", hash, totp.replace('G', 'H'))),
                        versionIn(entry("coordinator", hash, totp))))
                .doesNotContain(before)
                .doesNotHaveDuplicates();
    }

    private int versionIn(PeopleSettings.Entry entry) {
        return new Process(Map.of("eve", entry))
                .people
                .byLogin("eve")
                .orElseThrow()
                .version();
    }

    private static PeopleSettings.Entry entry(String role, String password, String totp) {
        return new PeopleSettings.Entry("Somebody", role, "clinic", Optional.empty(), password, totp);
    }

    @Test
    void keepsNoSecretInClear() {
        Secrets secrets = opened("ada");
        String row = jdbc.sql("select row_to_json(p)::text from person_version p")
                .query(String.class)
                .single();

        assertThat(row)
                .contains("$argon2id$")
                .doesNotContain(secrets.password())
                .doesNotContain(secret(secrets));
        assertThat(secrets.toString()).doesNotContain(secrets.password());
    }

    private Secrets opened(String login) {
        return here.accounts
                .put(person(login, PersonRole.CLINICIAN, "clinic"), NEW, REASON)
                .secrets()
                .orElseThrow();
    }

    private static Person person(String login, PersonRole role, String partner) {
        return Person.ofAccount(login, "Somebody", role, partner, Optional.empty());
    }

    private static boolean signIn(Process process, String login, String password, String code) {
        return process.signIn
                .prove(new SignIn.Typed(login, password, code), NETWORK)
                .isPresent();
    }

    private String code(Secrets secrets) {
        return OneTimeCode.code(
                Base32.decode(secret(secrets)), clock.instant().getEpochSecond() / OneTimeCode.STEP.toSeconds());
    }

    private static String secret(Secrets secrets) {
        return secrets.otpauth().replaceFirst(".*[?]secret=([A-Z2-7]+)&.*", "$1");
    }

    private static void assertRefused(PeopleRefusal refusal, Runnable change) {
        assertThatExceptionOfType(PeopleRefused.class)
                .isThrownBy(change::run)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static <T> List<T> race(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<T>> futures =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> work).toList());
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static DataSource database() {
        SharedPostgres.Database database = SharedPostgres.database();
        return new DriverManagerDataSource(
                database.url(), database.app().user(), database.app().password());
    }

    private static Partners partners() {
        Partner clinic = partner("clinic", PartnerRole.CLINIC);
        Partner auditor = partner("auditor", PartnerRole.AUDITOR);
        return PartnerList.of(auditor, clinic);
    }

    private static Partner partner(String id, PartnerRole role) {
        return new Partner(
                id,
                role,
                id,
                List.of(),
                List.of(),
                List.of(),
                new PartnerKeys.Inline(new JWKSet()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Terms.USUAL);
    }

    private final class Process {

        private final KnownPeople people;
        private final Accounts accounts;
        private final Attempts attempts = new Attempts(new AttemptRows(jdbc), transactions, clock);
        private final SignInTurns turns = new SignInTurns();
        private final SignIn signIn;

        Process(Map<String, PeopleSettings.Entry> entries) {
            AccountLog log = new AccountLog(jdbc, TestMasterKey.of((byte) 1));
            AccountsOfSettings settings = new AccountsOfSettings(new PeopleSettings(entries));
            people = new KnownPeople(log, settings);
            accounts = new Accounts(log, settings, people, partners(), transactions, clock);
            signIn = new SignIn(people, turns, attempts, new SpentCodes(jdbc), clock);
        }
    }
}
