package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import care.sij.support.SharedPostgres;
import care.sij.support.TestClock;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What several processes share through the database; each object here stands for one process. */
class SharedTablesIT {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);

    private final TestClock clock = new TestClock(NOW);
    private final DataSource database = database();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void refusesAJtiThatAnotherProcessHasSeenAndStillAfterARestart() {
        assertThat(process().spend("st-mary", "one", NOW.plusSeconds(300))).isTrue();

        assertThat(process().spend("st-mary", "one", NOW.plusSeconds(300))).isFalse();
        assertThat(process().spend("clinic", "one", NOW.plusSeconds(300))).isTrue();
    }

    @Test
    void acceptsAJtiOfManyRacingRequestsOnce() throws Exception {
        List<Boolean> answers =
                race(() -> new JdbcSpentAssertions(jdbc, clock).spend("st-mary", "one", NOW.plusSeconds(300)));

        assertThat(answers).containsOnlyOnce(true);
    }

    @Test
    void forgetsAJtiOnlyWhenItsAssertionHasExpired() {
        SpentAssertions process = process();
        process.spend("st-mary", "long", NOW.plusSeconds(300));
        process.spend("st-mary", "short", NOW.plusSeconds(30));
        clock.advance(Duration.ofSeconds(61));
        process.spend("st-mary", "later", NOW.plusSeconds(300));

        assertThat(jdbc.sql("select count(*) from access_spent_assertion")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(process.spend("st-mary", "long", NOW.plusSeconds(300))).isFalse();
    }

    @Test
    void refusesATokenThatAnotherProcessRevokedASecondAgo() {
        RevokedTokens here = new RevokedTokens(jdbc, clock);
        RevokedTokens there = new RevokedTokens(jdbc, clock);
        assertThat(there.contains("one")).isFalse();

        here.revoke("one", NOW.plusSeconds(300));
        here.revoke("one", NOW.plusSeconds(300));
        clock.advance(Duration.ofSeconds(1));

        assertThat(here.contains("one")).isTrue();
        assertThat(there.contains("one")).isTrue();
        assertThat(there.contains("another")).isFalse();
    }

    @Test
    void forgetsRevokedTokensThatHaveExpired() {
        RevokedTokens revoked = new RevokedTokens(jdbc, clock);
        revoked.revoke("one", NOW.plusSeconds(300));
        clock.advance(Duration.ofSeconds(601));

        revoked.revoke("two", NOW.plusSeconds(901));

        assertThat(jdbc.sql("select jti from access_revoked_token")
                        .query(String.class)
                        .list())
                .containsExactly("two");
    }

    @Test
    void signsWithOneKeyInAllProcessesAndAfterARestart() throws Exception {
        List<String> kids = race(() -> signing(MASTER).signing().getKeyID());

        assertThat(kids).hasSize(8);
        assertThat(kids).containsOnly(signing(MASTER).signing().getKeyID());
        assertThat(jdbc.sql("select count(*) from access_signing_key")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void keepsNoPrivateKeyInClear() {
        String privatePart = signing(MASTER).signing().getD().toString();

        assertThat(jdbc.sql("select encode(sealed_key, 'escape') from access_signing_key")
                        .query(String.class)
                        .single())
                .doesNotContain(privatePart)
                .doesNotContain("\"d\"");
    }

    @Test
    void doesNotStartWithAnotherMasterKey() {
        signing(MASTER);
        byte[] other = new byte[32];
        other[0] = 1;

        assertThatIllegalStateException()
                .isThrownBy(() -> signing(Base64.getEncoder().encodeToString(other)))
                .withMessageContaining("sij.access.master-key");
    }

    @Test
    void findsAKeyThatAnotherProcessMadeMeanwhile() {
        SigningKeys process = signing(MASTER);
        jdbc.sql("insert into access_signing_key (kid, created_at, sealed_key) values ('new', now(), ?)")
                .param(master(MASTER).seal(TestClient.ec("new").toJSONString().getBytes(StandardCharsets.UTF_8), "new"))
                .update();
        JWKSelector selector =
                new JWKSelector(new JWKMatcher.Builder().keyID("new").build());
        assertThat(process.get(selector, null))
                .as("read ten seconds ago at the latest")
                .isEmpty();

        clock.advance(Duration.ofSeconds(11));

        assertThat(process.get(selector, null)).hasSize(1);
    }

    private static <T> List<T> race(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> work).toList())) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private SpentAssertions process() {
        return new JdbcSpentAssertions(jdbc, clock);
    }

    private SigningKeys signing(String masterKey) {
        SigningKeys keys = new SigningKeys(
                jdbc, new TransactionTemplate(new DataSourceTransactionManager(database)), master(masterKey), clock);
        keys.afterSingletonsInstantiated();
        return keys;
    }

    private static MasterKey master(String encoded) {
        return new MasterKey(new AccessSettings(Optional.of(encoded), Path.of("unused"), false, false));
    }

    private static DataSource database() {
        SharedPostgres.Database database = SharedPostgres.database();
        return new DriverManagerDataSource(
                database.url(), database.app().user(), database.app().password());
    }
}
