package care.sij.support;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The FHIR REST face of an EHR, as far as the push uses it, which takes only what it is told to take. It knows every
 * patient whose number it is asked for, unless the number says {@code unknown}; it can be told to answer badly, before
 * or after it has done what it was asked.
 */
public final class SimulatedEhr implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What goes wrong with a request. */
    public record Fault(ResponseDefinitionBuilder answer, boolean afterDoing, Predicate<Request> of) {}

    private final WireMockServer server;
    private final Behaviour behaviour;

    private SimulatedEhr(WireMockServer server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
    }

    /** Epic-like: answers a create with the resource. */
    public static SimulatedEhr epicLike() {
        return start(new Behaviour(
                Set.of(
                        "DocumentReference",
                        "Observation",
                        "Procedure",
                        "Condition",
                        "Communication",
                        "QuestionnaireResponse"),
                Set.of("DocumentReference", "Observation", "Procedure"),
                List.of(),
                true));
    }

    /** Oracle-like: answers a create with no body, and drops elements in silence. */
    public static SimulatedEhr oracleLike(String... dropped) {
        return start(new Behaviour(
                Set.of("DocumentReference", "Observation", "Procedure", "Condition", "Communication"),
                Set.of("DocumentReference", "Observation"),
                List.of(dropped),
                false));
    }

    private static SimulatedEhr start(Behaviour behaviour) {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .extensions(behaviour));
        server.start();
        server.stubFor(any(anyUrl())
                .willReturn(ResponseDefinitionBuilder.responseDefinition().withTransformers(behaviour.getName())));
        return new SimulatedEhr(server, behaviour);
    }

    public String base() {
        return server.baseUrl() + "/fhir";
    }

    /** Answers the first request so that fits, instead of doing what it asks. */
    public void answersFirst(ResponseDefinitionBuilder answer, Predicate<Request> of) {
        behaviour.add(new Fault(answer, false, of));
    }

    /** Does what the first request asks that fits, and then answers so. */
    public void doesAndAnswers(ResponseDefinitionBuilder answer, Predicate<Request> of) {
        behaviour.add(new Fault(answer, true, of));
    }

    /** Stumbles from now on over a tenth of what it gets: in turn it is busy, or does it and breaks the connection. */
    public void stumbles(long seed) {
        Random random = new Random(seed);
        behaviour.stumbles = () -> random.nextInt(10) == 0;
    }

    /** The id under which it knows the patient with this number. */
    public static String patientId(String number) {
        return "e" + Integer.toHexString(number.hashCode());
    }

    /** What it holds of a type about the patient with this number, by id. */
    public List<JsonNode> held(String type, String number) {
        return behaviour.held(type, "Patient/" + patientId(number));
    }

    /** Its requests that fit, as method and path, in the order in which they came. */
    public List<String> asked(Predicate<String> fits) {
        List<String> asked = new ArrayList<>();
        server.getAllServeEvents()
                .forEach(event -> asked.add(
                        0,
                        event.getRequest().getMethod() + " "
                                + event.getRequest().getUrl()));
        return asked.stream().filter(fits).toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static final class Behaviour implements ResponseDefinitionTransformerV2 {

        private final Set<String> creates;
        private final Set<String> updates;
        private final List<String> dropped;
        private final boolean tellsWhatItCreated;
        private final Map<String, ObjectNode> resources = new TreeMap<>();
        private final List<Fault> faults = new ArrayList<>();
        private final AtomicInteger number = new AtomicInteger();
        private volatile BooleanSupplier stumbles = () -> false;
        private boolean busy;

        Behaviour(Set<String> creates, Set<String> updates, List<String> dropped, boolean tellsWhatItCreated) {
            this.creates = creates;
            this.updates = updates;
            this.dropped = dropped;
            this.tellsWhatItCreated = tellsWhatItCreated;
        }

        synchronized void add(Fault fault) {
            faults.add(fault);
        }

        synchronized List<JsonNode> held(String type, String patient) {
            List<JsonNode> held = new ArrayList<>();
            resources.forEach((reference, resource) -> {
                if (reference.startsWith(type + "/")
                        && patient.equals(
                                resource.path("subject").path("reference").asString(""))) {
                    held.add(resource);
                }
            });
            return held;
        }

        @Override
        public synchronized ResponseDefinition transform(ServeEvent event) {
            Request request = event.getRequest();
            for (Fault fault : List.copyOf(faults)) {
                if (fault.of().test(request)) {
                    faults.remove(fault);
                    if (fault.afterDoing()) {
                        answer(request);
                    }
                    return fault.answer().build();
                }
            }
            return stumbles.getAsBoolean() ? stumbled(request) : answer(request).build();
        }

        private ResponseDefinition stumbled(Request request) {
            busy = !busy;
            if (busy) {
                return status(503).withHeader("Retry-After", "1").build();
            }
            answer(request);
            return ResponseDefinitionBuilder.responseDefinition()
                    .withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
                    .build();
        }

        private ResponseDefinitionBuilder answer(Request request) {
            String path = request.getUrl().replaceFirst("^/fhir/", "").replaceFirst("\\?.*$", "");
            if (request.getMethod().equals(RequestMethod.POST)) {
                return create(path, (ObjectNode) JSON.readTree(request.getBody()));
            }
            if (request.getMethod().equals(RequestMethod.PUT)) {
                return update(path, (ObjectNode) JSON.readTree(request.getBody()), request);
            }
            if (request.queryParameter("identifier").isPresent()) {
                return search(path, request.queryParameter("identifier").firstValue());
            }
            return resources.containsKey(path)
                    ? ok(resources.get(path)).withHeader("ETag", version(resources.get(path)))
                    : status(404);
        }

        private ResponseDefinitionBuilder create(String type, ObjectNode resource) {
            if (!creates.contains(type)) {
                return status(405);
            }
            String id = String.format(Locale.ROOT, "r%06d", number.incrementAndGet());
            dropped.forEach(path -> drop(resource, List.of(path.split("\\."))));
            put(type + "/" + id, resource, 1);
            ResponseDefinitionBuilder created = tellsWhatItCreated ? ok(resource) : status(201);
            return created.withStatus(201)
                    .withHeader("Location", "http://ehr.example.org/fhir/" + type + "/" + id + "/_history/1")
                    .withHeader("ETag", "W/\"1\"");
        }

        private ResponseDefinitionBuilder update(String path, ObjectNode resource, Request request) {
            ObjectNode old = resources.get(path);
            if (old == null || !updates.contains(path.substring(0, path.indexOf('/')))) {
                return status(405);
            }
            if (!version(old).equals(request.getHeader("If-Match"))) {
                return status(412);
            }
            int version = old.path("meta").path("versionId").asInt() + 1;
            put(path, resource, version);
            return ok(resource).withHeader("ETag", version(resource));
        }

        private void put(String path, ObjectNode resource, int version) {
            resource.put("id", path.substring(path.indexOf('/') + 1));
            resource.putObject("meta").put("versionId", String.valueOf(version));
            resources.put(path, resource);
        }

        private static String version(ObjectNode resource) {
            return "W/\"" + resource.path("meta").path("versionId").asString("") + "\"";
        }

        private static void drop(ObjectNode resource, List<String> path) {
            if (path.size() == 1) {
                resource.remove(path.get(0));
            } else {
                resource.path(path.get(0)).values().forEach(child -> {
                    if (child instanceof ObjectNode object) {
                        drop(object, path.subList(1, path.size()));
                    }
                });
            }
        }

        private ResponseDefinitionBuilder search(String type, String token) {
            String system = token.substring(0, token.indexOf('|'));
            String value = token.substring(token.indexOf('|') + 1);
            Stream<ObjectNode> found = type.equals("Patient")
                    ? Stream.of(value).filter(text -> !text.contains("unknown")).map(text -> patient(system, text))
                    : resources.entrySet().stream()
                            .filter(entry -> entry.getKey().startsWith(type + "/"))
                            .map(Map.Entry::getValue)
                            .filter(resource -> carries(resource, system, value));
            ObjectNode bundle =
                    JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
            var entries = bundle.putArray("entry");
            found.forEach(resource -> entries.addObject().set("resource", resource));
            ObjectNode outcome = JSON.createObjectNode().put("resourceType", "OperationOutcome");
            outcome.putArray("issue").addObject().put("severity", "warning").put("code", "informational");
            ObjectNode warning = entries.addObject();
            warning.set("resource", outcome);
            warning.putObject("search").put("mode", "outcome");
            return ok(bundle);
        }

        private static ObjectNode patient(String system, String number) {
            ObjectNode patient =
                    JSON.createObjectNode().put("resourceType", "Patient").put("id", patientId(number));
            patient.putArray("identifier").addObject().put("system", system).put("value", number);
            return patient;
        }

        private static boolean carries(ObjectNode resource, String system, String value) {
            return resource.path("identifier").values().stream()
                    .anyMatch(identifier ->
                            system.equals(identifier.path("system").asString(""))
                                    && value.equals(identifier.path("value").asString("")));
        }

        private static ResponseDefinitionBuilder ok(ObjectNode body) {
            return status(200)
                    .withHeader("Content-Type", "application/fhir+json")
                    .withBody(body.toString());
        }

        private static ResponseDefinitionBuilder status(int status) {
            return ResponseDefinitionBuilder.responseDefinition().withStatus(status);
        }

        @Override
        public String getName() {
            return "ehr";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }
}
