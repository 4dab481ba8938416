package care.sij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.bench.RestLoad.Run;
import care.sij.bench.RestLoad.Shot;
import care.sij.support.Journey;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Requests per second of the REST face of the packaged jar: reads, searches, creates and transactions of ten about
 * patients with an open referral, four clients, everything on one machine. Writes {@code target/bench-rest.md}.
 */
class RestBench {

    private static final int PATIENTS = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm", 12));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 15));
    private static final Pattern LOCATION = Pattern.compile("/fhir/(Observation/[^/\"]+)/_history/");

    private final AtomicInteger numbers = new AtomicInteger();
    private List<String> patients = List.of();
    private List<String> observations = List.of();

    @Test
    void measuresReadsAndWrites() throws Exception {
        List<String> lines = new ArrayList<>(
                List.of("| request | per second | p50 ms | p99 ms | cores of the load |", "|---|---|---|---|---|"));
        try (PackagedJar jar = PackagedJar.start(PackagedJar.emptyDirectory("bench-rest"))) {
            jar.awaitReady(Duration.ofMinutes(3));
            RestLoad clinic = new RestLoad("demo-clinic", jar.baseUrl());
            prepare(jar, clinic);
            for (Map.Entry<String, Supplier<Shot>> kind : kinds().entrySet()) {
                clinic.during(WARM_UP, kind.getValue());
                lines.add(row(kind.getKey(), clinic.during(MEASURED, kind.getValue())));
            }
            lines.add("");
            lines.add("Resident memory of the JVM: " + jar.residentMegabytes() + " MB.");
        }
        Files.write(Path.of("target", "bench-rest.md"), lines, StandardCharsets.UTF_8);
        assertThat(lines).hasSizeGreaterThan(kinds().size());
    }

    private Map<String, Supplier<Shot>> kinds() {
        Map<String, Supplier<Shot>> kinds = new LinkedHashMap<>();
        kinds.put("read", () -> new Shot("/fhir/" + any(observations), ""));
        kinds.put(
                "search by patient and code, sorted",
                () -> new Shot(
                        "/fhir/Observation?patient=" + any(patients) + "&code=http://loinc.org%7C72514-3&_sort=-date",
                        ""));
        kinds.put("create, laboratory value", written("/fhir/Observation", BenchFacts::laboratory));
        kinds.put("create, pain score", written("/fhir/Observation", BenchFacts::pain));
        kinds.put("transaction, ten laboratory values", written("/fhir", BenchFacts::panel));
        kinds.put("transaction, ten facts of a visit", written("/fhir", BenchFacts::visit));
        return kinds;
    }

    private Supplier<Shot> written(String path, BiFunction<String, Integer, String> body) {
        return () -> {
            int number = numbers.incrementAndGet();
            return new Shot(path, body.apply(patients.get(number % PATIENTS), number));
        };
    }

    /** The hospital refers the patients, and the clinic tells of a first visit of each. */
    private void prepare(PackagedJar jar, RestLoad clinic) throws Exception {
        Journey journey = Journey.named("J1");
        List<Shot> referrals = IntStream.range(0, PATIENTS)
                .mapToObj(number ->
                        journey.about("SYN-BENCH-" + number).messages().get(0))
                .map(message -> new Shot("/fhir/$process-message", message.json()))
                .toList();
        RestLoad hospital = new RestLoad("demo-hospital", jar.baseUrl());
        hospital.all(referrals);
        patients = hospital
                .all(IntStream.range(0, PATIENTS)
                        .mapToObj(number -> new Shot(
                                "/fhir/Patient?identifier=http://demo-hospital.example.org/mrn%7CSYN-BENCH-" + number,
                                ""))
                        .toList())
                .stream()
                .map(found -> first(found, Pattern.compile("\"fullUrl\":\"[^\"]*/Patient/([^\"]+)\"")))
                .toList();
        Supplier<Shot> visits = written("/fhir", BenchFacts::visit);
        observations = clinic
                .all(IntStream.range(0, PATIENTS).mapToObj(none -> visits.get()).toList())
                .stream()
                .flatMap(answer -> LOCATION.matcher(answer).results().map(found -> found.group(1)))
                .toList();
    }

    private static String first(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("not found: " + pattern);
        }
        return matcher.group(1);
    }

    private static String any(List<String> values) {
        return values.get(ThreadLocalRandom.current().nextInt(values.size()));
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
