package care.sij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.bench.RestLoad.Run;
import care.sij.bench.RestLoad.Shot;
import care.sij.bench.unaudited.WithoutAudit;
import care.sij.demo.DemoTokens;
import care.sij.support.PackagedJar;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * What audit rows and ledger cost a read, a search, a create and an update: the packaged jar beside the same jar with
 * {@link WithoutAudit} before it, each with a database of its own, measured in turns so that what else happens to the
 * machine happens to both. Writes {@code target/bench-audit-cost.md}.
 */
class AuditCostBench {

    private static final int PATIENTS = Integer.getInteger("bench.patients", 150);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 2);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm", 8));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 4));
    private static final List<Integer> CLIENTS = List.of(8, 1);
    private static final String AUDIT_ROWS = "/fhir/AuditEvent?_summary=count";
    private static final String CHECKPOINT = "/ledger/checkpoint";

    private record Pair(RestPatients with, RestPatients without) {}

    /** One kind of request: who asks for it, how, and how many at once. */
    private record Asked(Function<RestPatients, Supplier<Shot>> kind, int clients) {

        Run of(RestPatients patients, Duration time) throws InterruptedException {
            return patients.clinic().during(time, clients, kind.apply(patients));
        }
    }

    /** @param ratios of the rounds: how many times as long a request takes with audit and ledger */
    private record Compared(Run with, Run without, DoubleSummaryStatistics ratios) {

        /** In the order in which a steady drift of the machine cancels. */
        static Compared measured(Pair pair, Asked asked) throws InterruptedException {
            DoubleSummaryStatistics ratios = new DoubleSummaryStatistics();
            List<Run> with = new ArrayList<>();
            List<Run> without = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Run first = asked.of(pair.with, MEASURED);
                Run bare = asked.of(pair.without, MEASURED).and(asked.of(pair.without, MEASURED));
                Run audited = first.and(asked.of(pair.with, MEASURED));
                with.add(audited);
                without.add(bare);
                ratios.accept(bare.perSecond() / audited.perSecond());
            }
            return new Compared(whole(with), whole(without), ratios);
        }

        private static Run whole(List<Run> runs) {
            return runs.stream().reduce(Run::and).orElseThrow();
        }

        String row(String kind, int clients) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.2f / %.1f | %.1f | %.2f / %.1f | %.2f (%.2f to %.2f) |",
                    kind,
                    clients,
                    with.perSecond(),
                    with.milliseconds(50),
                    with.milliseconds(99),
                    without.perSecond(),
                    without.milliseconds(50),
                    without.milliseconds(99),
                    without.perSecond() / with.perSecond(),
                    ratios.getMin(),
                    ratios.getMax());
        }
    }

    @Test
    void measuresWhatAuditAndLedgerCost() throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                "| request | clients | with: per second | p50 / p99 ms | without: per second | p50 / p99 ms | times as long |",
                "|---|---|---|---|---|---|---|"));
        try (PackagedJar audited = start("bench-audited");
                PackagedJar bare = start("bench-unaudited", "--spring.main.sources=" + WithoutAudit.class.getName())) {
            Pair pair =
                    new Pair(new RestPatients(audited.baseUrl(), PATIENTS), new RestPatients(bare.baseUrl(), PATIENTS));
            for (Map.Entry<String, Function<RestPatients, Supplier<Shot>>> kind : kinds().entrySet()) {
                Asked warm = new Asked(kind.getValue(), CLIENTS.get(0));
                warm.of(pair.with, WARM_UP);
                warm.of(pair.without, WARM_UP);
                for (int clients : CLIENTS) {
                    lines.add(Compared.measured(pair, new Asked(kind.getValue(), clients))
                            .row(kind.getKey(), clients));
                }
            }
            assertThat(asAuditor(audited, AUDIT_ROWS).body()).doesNotContain("\"total\":0");
            assertThat(asAuditor(audited, CHECKPOINT).status()).isEqualTo(200);
            assertThat(asAuditor(bare, AUDIT_ROWS).body()).contains("\"total\":0");
            assertThat(asAuditor(bare, CHECKPOINT).status()).isEqualTo(404);
        }
        Files.write(Path.of("target", "bench-audit-cost.md"), lines, StandardCharsets.UTF_8);
    }

    private static Map<String, Function<RestPatients, Supplier<Shot>>> kinds() {
        Map<String, Function<RestPatients, Supplier<Shot>>> kinds = new LinkedHashMap<>();
        kinds.put("read of a Patient", patients -> patients::readOfPatient);
        kinds.put("search by patient and code, sorted", patients -> patients::search);
        kinds.put(
                "create, laboratory value", patients -> patients.written("/fhir/Observation", BenchFacts::laboratory));
        kinds.put("update, laboratory value", patients -> patients::correction);
        return kinds;
    }

    /** Both alike, but for the arguments: with these few classes before those of the jar. */
    private static PackagedJar start(String name, String... arguments) throws IOException, URISyntaxException {
        PackagedJar jar = PackagedJar.startBehind(classesWithoutAudit(), PackagedJar.emptyDirectory(name), arguments);
        jar.awaitReady(Duration.ofMinutes(3));
        return jar;
    }

    private static Path classesWithoutAudit() throws IOException, URISyntaxException {
        Path compiled = Path.of(WithoutAudit.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path classes = Path.of("target", "bench-without-audit");
        Path where = Path.of(WithoutAudit.class.getPackageName().replace('.', '/'));
        FileSystemUtils.copyRecursively(compiled.resolve(where), classes.resolve(where));
        return classes;
    }

    private static PlainRequest.Reply asAuditor(PackagedJar jar, String path) throws IOException {
        return new PlainRequest(jar.baseUrl() + path, DemoTokens.of("demo-auditor", jar.baseUrl(), "system/*.rs"), "")
                .send();
    }
}
