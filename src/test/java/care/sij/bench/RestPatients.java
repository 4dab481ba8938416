package care.sij.bench;

import care.sij.bench.RestLoad.Shot;
import care.sij.support.Journey;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Patients at one service, each with an open referral and a first visit, and what the clinic asks about them. */
final class RestPatients {

    private static final Pattern LOCATION = Pattern.compile("/fhir/(Observation/[^/\"]+)/_history/");
    private static final Pattern PATIENT = Pattern.compile("\"fullUrl\":\"[^\"]*/Patient/([^\"]+)\"");
    private static final Pattern PLAN = Pattern.compile("\"fullUrl\":\"[^\"]*/(CarePlan/[^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    /** A laboratory value that is corrected again and again. */
    private record Corrected(String id, String body, AtomicLong version) {

        static Corrected created(String body) {
            return new Corrected(first(body, ID), body, new AtomicLong(1));
        }

        Shot next() {
            long replaced = version.getAndIncrement();
            return Shot.replacing(
                    "/fhir/Observation/" + id,
                    body.replaceAll("\"value\":13\\.\\d+", "\"value\":14." + (1 + replaced % 9)),
                    replaced);
        }
    }

    private final AtomicInteger numbers = new AtomicInteger();
    private final RestLoad clinic;
    private final List<String> patients;
    private final List<String> observations;
    private final List<Corrected> corrected;

    /** Has the hospital refer so many patients, and the clinic tell of a visit and a laboratory value of each. */
    RestPatients(String base, int count) throws InterruptedException {
        this.clinic = new RestLoad("demo-clinic", base);
        this.patients = referred(base, count);
        this.observations = clinic.all(repeated(count, written("/fhir", BenchFacts::visit))).stream()
                .flatMap(answer -> LOCATION.matcher(answer).results().map(found -> found.group(1)))
                .toList();
        this.corrected = clinic.all(repeated(count, written("/fhir/Observation", BenchFacts::laboratory))).stream()
                .map(Corrected::created)
                .toList();
    }

    private static List<String> referred(String base, int count) throws InterruptedException {
        Journey journey = Journey.named("J1");
        RestLoad hospital = new RestLoad("demo-hospital", base);
        hospital.all(IntStream.range(0, count)
                .mapToObj(number ->
                        journey.about("SYN-BENCH-" + number).messages().get(0))
                .map(message -> new Shot("/fhir/$process-message", message.json()))
                .toList());
        return hospital
                .all(IntStream.range(0, count)
                        .mapToObj(number -> new Shot(
                                "/fhir/Patient?identifier=http://demo-hospital.example.org/mrn%7CSYN-BENCH-" + number,
                                ""))
                        .toList())
                .stream()
                .map(found -> first(found, PATIENT))
                .toList();
    }

    RestLoad clinic() {
        return clinic;
    }

    Shot readOfObservation() {
        return new Shot("/fhir/" + any(observations), "");
    }

    Shot readOfPatient() {
        return new Shot("/fhir/Patient/" + any(patients), "");
    }

    /** {@code CarePlan/id} of each patient's plan. */
    List<String> plans() throws InterruptedException {
        return clinic
                .all(patients.stream()
                        .map(patient -> new Shot("/fhir/CarePlan?patient=" + patient, ""))
                        .toList())
                .stream()
                .map(found -> first(found, PLAN))
                .toList();
    }

    Shot search() {
        return new Shot(
                "/fhir/Observation?patient=" + any(patients) + "&code=http://loinc.org%7C72514-3&_sort=-date", "");
    }

    Supplier<Shot> written(String path, BiFunction<String, Integer, String> body) {
        return () -> {
            int number = numbers.incrementAndGet();
            return new Shot(path, body.apply(patients.get(number % patients.size()), number));
        };
    }

    /** Each value in its turn, so that no two corrections of one are under way with fewer clients than patients. */
    Shot correction() {
        return corrected.get(numbers.incrementAndGet() % corrected.size()).next();
    }

    private static List<Shot> repeated(int count, Supplier<Shot> shots) {
        return Stream.generate(shots).limit(count).toList();
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
}
