package care.sij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.bench.RestLoad.Run;
import care.sij.bench.RestLoad.Shot;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The budgets that depend on what is in the store, with 10,000 and with 1,000,000 versions in it
 * ({@code -Dsij.bench.versions=10000,1000000}); four clients, everything on one machine. Writes
 * {@code target/bench-store.md}.
 */
class StoreSizeBench {

    private static final List<Long> SIZES =
            List.of(System.getProperty("sij.bench.versions", "10000,1000000").split(",", -1)).stream()
                    .map(Long::valueOf)
                    .toList();

    private static final int PATIENTS = Integer.getInteger("sij.bench.patients", 60);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm", 8));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));

    private final AtomicInteger referrals = new AtomicInteger();

    private final AtomicInteger filled = new AtomicInteger();

    @Test
    void measuresAtEachSize() throws Exception {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        PackagedJar jar = PackagedJar.start(PackagedJar.emptyDirectory("bench-store"));
        try {
            jar.awaitReady(Duration.ofMinutes(3));
            RestPatients patients = new RestPatients(jar.baseUrl(), PATIENTS);
            RestLoad hospital = new RestLoad("demo-hospital", jar.baseUrl());
            Supplier<Shot> asOf = asOf(patients);
            for (long size : SIZES) {
                Map<String, String> column = new LinkedHashMap<>();
                column.put("versions in the store before", fill(jar, size));
                long begun = System.nanoTime();
                jar = jar.startAgain();
                jar.awaitReady(Duration.ofMinutes(10));
                column.put("start again to health UP, validator warm, s", decimal((System.nanoTime() - begun) / 1e9));
                column.put("resident memory of the JVM after start, MB", jar.residentMegabytes() + " | |");
                measure(patients, hospital, asOf).forEach((kind, run) -> column.put(kind, cells(run)));
                column.put("resident memory of the JVM after the load, MB", jar.residentMegabytes() + " | |");
                column.put("versions in the store after", versions(jar));
                column.forEach((kind, cell) ->
                        rows.computeIfAbsent(kind, none -> new ArrayList<>()).add(cell));
            }
        } finally {
            jar.close();
        }
        rows.put("jar, MB", List.of(decimal(Files.size(PackagedJar.JAR) / 1e6)));
        Files.write(Path.of("target", "bench-store.md"), table(rows), StandardCharsets.UTF_8);
        assertThat(rows).hasSize(13);
    }

    private String fill(PackagedJar jar, long size) throws IOException, InterruptedException {
        try (StoreFilling filling = new StoreFilling(jar.database(), filled)) {
            filling.fillTo(size);
            return filling.versions() + " | |";
        }
    }

    private String versions(PackagedJar jar) throws IOException {
        try (StoreFilling filling = new StoreFilling(jar.database(), filled)) {
            return filling.versions() + " | |";
        }
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f | |", value);
    }

    private Map<String, Run> measure(RestPatients patients, RestLoad hospital, Supplier<Shot> asOf)
            throws InterruptedException {
        Map<String, Run> runs = new LinkedHashMap<>();
        Map<String, Supplier<Shot>> clinics = new LinkedHashMap<>();
        clinics.put("create, laboratory value", patients.written("/fhir/Observation", BenchFacts::laboratory));
        clinics.put("read", patients::readOfObservation);
        clinics.put("search by patient and code, sorted", patients::search);
        clinics.put("transaction, ten laboratory values", patients.written("/fhir", BenchFacts::panel));
        clinics.put("transaction, ten facts of a visit", patients.written("/fhir", BenchFacts::visit));
        clinics.put("as-of read of a care-plan graph", asOf);
        for (Map.Entry<String, Supplier<Shot>> kind : clinics.entrySet()) {
            runs.put(kind.getKey(), measured(patients.clinic(), kind.getValue()));
        }
        runs.put("$process-message, a referral", measured(hospital, referral()));
        return runs;
    }

    private static Run measured(RestLoad load, Supplier<Shot> shots) throws InterruptedException {
        load.during(WARM_UP, shots);
        return load.during(MEASURED, shots);
    }

    /** Each is of a new patient. */
    private Supplier<Shot> referral() {
        Journey journey = Journey.named("J1");
        return () -> new Shot(
                "/fhir/$process-message",
                journey.about("SYN-STORE-REFERRED-" + referrals.incrementAndGet())
                        .messages()
                        .get(0)
                        .json());
    }

    /** Of the plans as they were when the smallest store was filled. */
    private static Supplier<Shot> asOf(RestPatients patients) throws InterruptedException {
        List<String> plans = patients.plans();
        String instant =
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS).toString();
        AtomicInteger next = new AtomicInteger();
        return () -> new Shot(
                "/fhir/" + plans.get(Math.floorMod(next.getAndIncrement(), plans.size())) + "/$as-of?instant="
                        + instant,
                "");
    }

    private static String cells(Run run) {
        return String.format(
                Locale.ROOT, "%.1f | %.1f / %.1f |", run.perSecond(), run.milliseconds(50), run.milliseconds(99));
    }

    private static List<String> table(Map<String, List<String>> rows) {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("| request |");
        StringBuilder rule = new StringBuilder("|---|");
        for (long size : SIZES) {
            head.append(String.format(Locale.ROOT, " %,d versions: per second, or as named | p50 / p99 ms |", size));
            rule.append("---|---|");
        }
        lines.add(head.toString());
        lines.add(rule.toString());
        rows.forEach((kind, cells) -> lines.add("| " + kind + " | " + String.join(" ", cells)));
        return lines;
    }
}
