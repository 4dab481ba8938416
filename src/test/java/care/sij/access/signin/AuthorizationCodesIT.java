package care.sij.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.signin.AuthorizationCodes.Grant;
import care.sij.support.SharedPostgres;
import care.sij.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Codes on the real database, where all processes share them. */
class AuthorizationCodesIT {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Grant GRANT = new Grant(
            "app",
            "https://app.example.org/back",
            "challenge",
            Set.of("openid", "user/*.rs"),
            Optional.of("nonce"),
            "ada",
            3,
            NOW.minusSeconds(60));

    private final TestClock clock = new TestClock(NOW);
    private final JdbcClient jdbc = database();
    private final AuthorizationCodes codes = new AuthorizationCodes(jdbc, clock);

    @Test
    void standForWhatWasGranted() {
        assertThat(codes.spend(codes.issue(GRANT).text(), "token")).contains(GRANT);
    }

    @Test
    void areSpentOnceAlsoByManyAtOnce() throws Exception {
        String code = codes.issue(GRANT).text();

        List<Optional<Grant>> spent = race(() -> new AuthorizationCodes(jdbc, clock).spend(code, "token"));

        assertThat(spent.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(codes.spentAs(code)).contains("token");
    }

    @Test
    void liveAMinute() {
        String first = codes.issue(GRANT).text();
        String second = codes.issue(GRANT).text();
        clock.advance(Duration.ofSeconds(59));
        assertThat(codes.spend(first, "token")).isPresent();

        clock.advance(Duration.ofSeconds(1));

        assertThat(codes.spend(second, "token")).isEmpty();
        assertThat(codes.spentAs(second)).isEmpty();
    }

    @Test
    void areKeptByTheirHashAndForgottenAfterAWhile() {
        String code = codes.issue(GRANT).text();
        assertThat(jdbc.sql("select row_to_json(c)::text from authorization_code c")
                        .query(String.class)
                        .single())
                .doesNotContain(code);
        clock.advance(Duration.ofMinutes(12));

        codes.issue(GRANT);

        assertThat(jdbc.sql("select count(*) from authorization_code")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
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

    private static JdbcClient database() {
        SharedPostgres.Database database = SharedPostgres.database();
        return JdbcClient.create(new DriverManagerDataSource(
                database.url(), database.app().user(), database.app().password()));
    }
}
