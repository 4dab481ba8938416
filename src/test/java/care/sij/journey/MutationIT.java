package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Parallel;
import care.sij.support.Recorded;
import care.sij.support.ServiceOutput;
import care.sij.support.WholeService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Thousands of damaged messages: no failure of the service, nothing stored of what is refused, no patient in the log.
 * {@code -Dsij.test.mutants} sets how many, {@code -Dsij.test.mutation-seed} which.
 */
class MutationIT {

    private static final int MUTANTS = Integer.getInteger("sij.test.mutants", 20_000);
    private static final long SEED = Long.getLong("sij.test.mutation-seed", 20_260_119);
    private static final int CONNECTIONS = 4;
    private static final int PATIENTS = 24;
    private static final int MESSAGES = 8;
    private static final int TOLD_EVERY = 2_000;
    private static final int FAILURES_SHOWN = 10;
    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Names, numbers, birth dates and telephones of the journeys' patients. */
    private static final List<String> CANARIES = List.of(
            "Synthetica",
            "SYN-00",
            "1970-11-02",
            "1962-04-08",
            "1976-01-19",
            "555-01",
            "555 01",
            "syn.one@",
            "syn.two@",
            "syn.three@");

    private final Map<String, DemoPartner> partners = Map.of(
            "demo-hospital", WholeService.partner("demo-hospital"), "demo-clinic", WholeService.partner("demo-clinic"));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServiceOutput.LogSince log = ServiceOutput.logFromNow();
    private final List<Journey> known = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /** One damaged message, told by its number alone. */
    private record Mutant(int number, String client, Mutation mutation, byte[] body) {

        String requestId() {
            return "mutant-" + SEED + "-" + number;
        }

        @Override
        public String toString() {
            return "mutant " + number + " of seed " + SEED + ": " + mutation;
        }
    }

    @Test
    void withstandsDamagedMessages() throws Exception {
        for (int patient = 0; patient < PATIENTS; patient++) {
            walk(Journey.named("J" + (1 + patient % 3)), patient);
        }
        inParallel();
        System.out.println("mutants by outcome: " + new TreeMap<>(outcomes));
        assertThat(failures.stream().limit(FAILURES_SHOWN)).isEmpty();
        assertThat(stored()).isSubsetOf(accepted);
        String logged = log.text();
        for (String canary : CANARIES) {
            assertThat(logged.contains(canary)).as("the log names " + canary).isFalse();
        }
        assertThat(logged).doesNotContain("\tat ");
        Answer.taken(Journey.named("J1").about("SYN-001-survivor").messages().get(0));
    }

    private void walk(Journey journey, int patient) {
        Journey walked = new Journey(journey.patient(), journey.messages().subList(0, MESSAGES))
                .about(journey.patient() + "-mutant-" + patient);
        walked.messages().forEach(Answer::taken);
        known.add(walked);
        String id = new Recorded(walked).patient();
        strangers.addAll(List.of(
                "Patient/" + id,
                "http://sij-pathways.example.org/fhir/Patient/" + id + "/_history/1",
                "ServiceRequest/"
                        + ResourceIds.of(
                                "ServiceRequest", MRN.replace("mrn", "referral"), "REF-" + walked.patient() + "-1"),
                "urn:uuid:" + id,
                "#" + id));
    }

    private void inParallel() throws InterruptedException {
        List<Callable<Void>> work = new ArrayList<>();
        for (int number = 0; number < MUTANTS; number++) {
            int own = number;
            work.add(() -> {
                send(mutant(own));
                return null;
            });
        }
        Parallel.run(CONNECTIONS, work);
    }

    /** A request is about a person of its own, all else about one of the known patients. */
    private Mutant mutant(int number) {
        Random random = new Random(SEED + number);
        Journey.Message message = random.nextInt(4) == 0
                ? request(random, number)
                : known.get(random.nextInt(PATIENTS)).messages().get(1 + random.nextInt(MESSAGES - 1));
        ObjectNode bundle = (ObjectNode) JSON.readTree(message.json());
        renew(bundle, number);
        renew((ObjectNode) bundle.path("entry").path(0).path("resource"), number);
        Mutation mutation = Mutation.any(random);
        return new Mutant(number, message.client(), mutation, mutation.apply(bundle, strangers, random));
    }

    private static Journey.Message request(Random random, int number) {
        Journey journey = Journey.named("J" + (1 + random.nextInt(3)));
        return journey.only(0)
                .about(journey.patient() + "-new-" + number)
                .messages()
                .get(0);
    }

    private static void renew(ObjectNode resource, int number) {
        resource.put(
                "id",
                UUID.nameUUIDFromBytes(
                                (resource.path("id").asString() + SEED + number).getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    private void send(Mutant mutant) throws IOException, InterruptedException {
        if (failures.size() >= FAILURES_SHOWN) {
            return;
        }
        HttpRequest request = partners.get(mutant.client())
                .authorized("/fhir/$process-message")
                .header("Content-Type", "application/fhir+json")
                .header("X-Request-Id", mutant.requestId())
                .POST(HttpRequest.BodyPublishers.ofByteArray(mutant.body()))
                .build();
        judge(mutant, Answer.of(http.send(request, HttpResponse.BodyHandlers.ofByteArray())));
        int done = sent.incrementAndGet();
        if (done % TOLD_EVERY == 0) {
            System.out.println(done + " of " + MUTANTS + " mutants sent");
        }
    }

    private void judge(Mutant mutant, Answer answer) {
        String outcome = answer.status() == 200 ? answer.code() : Integer.toString(answer.status());
        outcomes.merge(outcome, 1, Integer::sum);
        if (outcome.equals("ok")) {
            accepted.add(mutant.requestId());
            return;
        }
        boolean refused = outcome.equals("fatal-error") || (answer.status() >= 400 && answer.status() < 500);
        boolean told = !answer.rules().isEmpty() && !answer.rules().contains("");
        boolean discreet = CANARIES.stream().noneMatch(answer.text()::contains);
        if (!refused || !told || !discreet) {
            failures.add(mutant + " was answered " + answer.status() + " " + answer.text());
        }
    }

    /** The mutants of which the record holds anything. */
    private static Set<String> stored() {
        return WholeService.bean(JdbcTemplate.class).queryForList("""
                        select distinct c.request_id from commit c join resource_version v on v.commit = c.number
                        where c.request_id like 'mutant-%'""", String.class).stream()
                .collect(Collectors.toSet());
    }
}
