package care.sij.api.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.api.malformed.Malformed.Due;
import care.sij.fhir.SearchParameters;
import care.sij.support.DemoPartner;
import care.sij.support.Parallel;
import care.sij.support.RestCall;
import care.sij.support.StoredRows;
import care.sij.support.WholeService;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thousands of malformed requests at every interaction, operation and parameter: no failure of the service, nothing
 * stored, each refusal told. {@code -Dsij.test.malformed} sets how many, {@code -Dsij.test.malformed-seed} which.
 */
class MalformedRequestsIT {

    private static final int REQUESTS = Integer.getInteger("sij.test.malformed", 20_000);
    private static final long SEED = Long.getLong("sij.test.malformed-seed", 20_261_127);
    private static final int CONNECTIONS = 4;
    private static final int FAILURES_SHOWN = 25;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, DemoPartner> partners = List.of("demo-hospital", "demo-clinic", "demo-auditor").stream()
            .collect(Collectors.toMap(name -> name, WholeService::partner));
    private final Map<String, Integer> answered = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private String known = "";
    private List<String> operations = List.of();

    @Test
    void areRefusedOrDoNothing() throws Exception {
        System.out.println(REQUESTS + " malformed requests of seed " + SEED);
        DemoPartner hospital = partners.get("demo-hospital");
        RestCall.Got person = RestCall.post(hospital, "/Patient", JSON.readTree("""
                {"resourceType": "Patient", "name": [{"family": "SYNTHETICA"}], "gender": "female", "birthDate": "1980-04-01",
                 "identifier": [{"system": "http://demo-hospital.example.org/mrn", "value": "SYN-001-malformed"}]}"""));
        assertThat(person.status()).isEqualTo(201);
        known = person.id();
        operations = operations(RestCall.get(hospital, "/metadata").json());
        StoredRows before = StoredRows.now();

        List<Callable<Void>> work = new ArrayList<>();
        for (int number = 0; number < REQUESTS; number++) {
            int own = number;
            work.add(() -> {
                send(own);
                return null;
            });
        }
        Parallel.run(CONNECTIONS, work);

        System.out.println("malformed requests by answer: " + new TreeMap<>(answered));
        assertThat(failures.stream().limit(FAILURES_SHOWN)).isEmpty();
        assertThat(StoredRows.now()).isEqualTo(before);
        assertThat(RestCall.get(hospital, "/Patient/" + known)
                        .json()
                        .path("meta")
                        .path("versionId")
                        .asString())
                .isEqualTo("1");
    }

    /** What the generator has found, each once a failure of the service. */
    @ParameterizedTest
    @CsvSource({
        "GET, /fhir/Patient?a%00b=1, X: 1, 400",
        "GET, /fhir/Patient?a%0D%0Ab=1, X: 1, 400",
        "GET, /fhir/Patient?name=a%00b, X: 1, 400",
        "GET, /fhir/Patient?_id=a%00b, X: 1, 400",
        "GET, /fhir/Patient?_sort=a%00b, X: 1, 400",
        "GET, /fhir/metadata, 'Accept: a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b,a/b', 406",
        "POST, /fhir, X-Provenance: {}, 400",
    })
    void areRefusedByName(String method, String target, String header, int status) {
        Malformed malformed = Malformed.with(Due.REFUSED, method, target, "application/fhir+json", "")
                .header(header);

        Reply reply = exchange(malformed, -1);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.fault(Due.REFUSED)).isEmpty();
    }

    /** Those of the capability statement; the one that takes no parameter and changes the ledger is not called. */
    private static List<String> operations(JsonNode metadata) {
        JsonNode rest = metadata.path("rest").path(0);
        List<String> paths = new ArrayList<>();
        rest.path("operation")
                .forEach(operation -> paths.add("$" + operation.path("name").asString()));
        rest.path("resource")
                .forEach(resource -> resource.path("operation").forEach(operation -> {
                    String type = resource.path("type").asString();
                    String name = operation.path("name").asString();
                    paths.add(type + "/$" + name);
                    paths.add(type + "/" + (type.equals("Patient") ? "%KNOWN%" : "absent") + "/$" + name);
                }));
        paths.remove("$rotate-ledger-key");
        return paths;
    }

    private void send(int number) {
        if (failures.size() >= FAILURES_SHOWN) {
            return;
        }
        Fragments dice = new Fragments(new Random(SEED * 1_000_003 + number));
        SearchParameters parameters = WholeService.bean(SearchParameters.class);
        Malformed malformed = dice.either(
                () -> new MalformedSearches(parameters, dice).any(),
                () -> new MalformedSearches(parameters, dice).any(),
                () -> new MalformedBodies(dice).any(),
                () -> new MalformedBundles(dice).any(),
                () -> new MalformedCalls(operations, dice).any());
        Reply reply = exchange(malformed, number);
        answered.merge(malformed.due() + " " + reply.status(), 1, Integer::sum);
        reply.fault(malformed.due())
                .ifPresent(fault -> failures.add("request " + number + " of seed " + SEED + ": " + fault + ": "
                        + malformed + " was answered " + reply));
    }

    private Reply exchange(Malformed malformed, int number) {
        String authorization = partners.get(malformed.client())
                .authorized("/")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        Malformed here = new Malformed(
                malformed.due(),
                malformed.client(),
                malformed.method(),
                malformed.target().replace("%KNOWN%", known),
                malformed.headers(),
                new String(malformed.body(), StandardCharsets.ISO_8859_1)
                        .replace("%KNOWN%", known)
                        .getBytes(StandardCharsets.ISO_8859_1));
        URI base = URI.create(WholeService.baseUrl());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(here.bytes(authorization, "malformed-" + SEED + "-" + number));
            InputStream answer = socket.getInputStream();
            return Reply.of(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        } catch (SocketTimeoutException late) {
            return Reply.of("HTTP/1.1 599 no answer in time\r\n\r\n");
        } catch (IOException hungUp) {
            return Reply.of("");
        }
    }
}
