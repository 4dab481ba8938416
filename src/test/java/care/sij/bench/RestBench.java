package care.sij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.bench.RestLoad.Run;
import care.sij.bench.RestLoad.Shot;
import care.sij.support.PackagedJar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Requests per second of the REST face of the packaged jar: reads, searches, creates and transactions of ten about
 * patients with an open referral, four clients, everything on one machine. Writes {@code target/bench-rest.md}.
 */
class RestBench {

    private static final int PATIENTS = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm", 12));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 15));

    @Test
    void measuresReadsAndWrites() throws Exception {
        List<String> lines = new ArrayList<>(
                List.of("| request | per second | p50 ms | p99 ms | cores of the load |", "|---|---|---|---|---|"));
        try (PackagedJar jar = PackagedJar.start(PackagedJar.emptyDirectory("bench-rest"))) {
            jar.awaitReady(Duration.ofMinutes(3));
            RestPatients patients = new RestPatients(jar.baseUrl(), PATIENTS);
            for (Map.Entry<String, Supplier<Shot>> kind : kinds(patients).entrySet()) {
                patients.clinic().during(WARM_UP, kind.getValue());
                lines.add(row(kind.getKey(), patients.clinic().during(MEASURED, kind.getValue())));
            }
            lines.add("");
            lines.add("Resident memory of the JVM: " + jar.residentMegabytes() + " MB.");
        }
        Files.write(Path.of("target", "bench-rest.md"), lines, StandardCharsets.UTF_8);
        assertThat(lines).anyMatch(line -> line.startsWith("| transaction, ten facts"));
    }

    private static Map<String, Supplier<Shot>> kinds(RestPatients patients) {
        Map<String, Supplier<Shot>> kinds = new LinkedHashMap<>();
        kinds.put("read", patients::readOfObservation);
        kinds.put("search by patient and code, sorted", patients::search);
        kinds.put("create, laboratory value", patients.written("/fhir/Observation", BenchFacts::laboratory));
        kinds.put("create, pain score", patients.written("/fhir/Observation", BenchFacts::pain));
        kinds.put("transaction, ten laboratory values", patients.written("/fhir", BenchFacts::panel));
        kinds.put("transaction, ten facts of a visit", patients.written("/fhir", BenchFacts::visit));
        return kinds;
    }

    private static String row(String kind, Run run) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.2f |",
                kind,
                run.perSecond(),
                run.milliseconds(50),
                run.milliseconds(99),
                run.ownCores());
    }
}
