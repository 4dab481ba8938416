package care.sij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.TestClient;
import care.sij.population.Loading;
import care.sij.population.Loading.Loaded;
import care.sij.population.Synthea;
import care.sij.support.DemoPartner;
import care.sij.support.PackagedJar;
import care.sij.support.Parallel;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Resources per second of Synthea's patients, loaded by four clients through their transactions as they were generated
 * ({@code -Dsij.bench.synthea=1000}, {@code -Dsij.bench.synthea.years=1}). Writes {@code target/bench-synthea.md}.
 */
class SyntheaLoadBench {

    private static final int PATIENTS = Integer.getInteger("sij.bench.synthea", 1_000);
    private static final int YEARS = Integer.getInteger("sij.bench.synthea.years", 1);
    private static final int CLIENTS = 4;
    private static final int REPORT_EVERY = 20;
    private static final int SHOWN = 20;
    private static final TestClient HOSPITAL = TestClient.withEc("synthea-hospital");

    private final AtomicInteger resources = new AtomicInteger();
    private final AtomicInteger bundles = new AtomicInteger();

    @Test
    void loadsThemAsTheyWereGenerated() throws Exception {
        List<Path> generated = Synthea.bundles(PATIENTS, YEARS);
        List<String> refused = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try (PackagedJar jar = PackagedJar.start(PackagedJar.emptyDirectory("bench-synthea"), registration())) {
            jar.awaitReady(Duration.ofMinutes(3));
            Loading loading = new Loading(DemoPartner.with(HOSPITAL, jar.baseUrl()));
            long start = System.nanoTime();
            refused.addAll(load(loading, generated.subList(0, 1), start));
            refused.addAll(load(loading, generated.subList(1, 2), start));
            refused.addAll(load(loading, generated.subList(2, generated.size()), start));
            double seconds = (System.nanoTime() - start) / 1e9;
            lines.addAll(List.of(
                    "| Synthea, " + PATIENTS + " patients alive, " + YEARS + " years of history | |",
                    "|---|---|",
                    "| bundles sent | " + bundles + " |",
                    "| of them refused, whole or in part | " + refused.size() + " |",
                    "| resources stored | " + resources + " |",
                    String.format(Locale.ROOT, "| seconds | %.0f |", seconds),
                    String.format(Locale.ROOT, "| resources per second | %.1f |", resources.get() / seconds),
                    "| resident memory of the JVM | " + jar.residentMegabytes() + " MB |"));
        }
        Files.write(Path.of("target", "bench-synthea.md"), lines, StandardCharsets.UTF_8);
        assertThat(refused.subList(0, Math.min(refused.size(), SHOWN))).isEmpty();
    }

    private List<String> load(Loading loading, List<Path> files, long start) throws InterruptedException {
        return Parallel.run(
                        CLIENTS,
                        files.stream()
                                .<Callable<Loaded>>map(file -> () -> told(loading.load(file), start))
                                .toList())
                .stream()
                .flatMap(loaded -> loaded.refusals().stream())
                .toList();
    }

    private Loaded told(Loaded loaded, long start) {
        int stored = resources.addAndGet(loaded.resources());
        if (bundles.incrementAndGet() % REPORT_EVERY == 0) {
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d bundles, %d resources, %.1f per second%n",
                    bundles.get(),
                    stored,
                    stored / seconds);
        }
        return loaded;
    }

    private static String[] registration() {
        String partner = "-Dsij.partners." + HOSPITAL.id();
        return Map.of(
                        "role", "hospital",
                        "organization", "Synthea Hospital",
                        "identifier-systems", String.join(",", Loading.IDENTIFYING_SYSTEMS),
                        "source-endpoints", "http://synthea-hospital.example.org/fhir/$process-message",
                        "scopes", "system/MessageHeader.c,system/*.cruds",
                        "jwks", new JWKSet(HOSPITAL.key().toPublicJWK()).toString())
                .entrySet()
                .stream()
                .map(setting -> partner + "." + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
