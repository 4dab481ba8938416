package care.sij.console.simulator;

import care.sij.demo.DemoPartners;
import care.sij.demo.DemoPartners.Answered;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a demo partner sees, by its own token at the public face, of what was sent for it. */
@Component
@Profile("demo")
class AsPartner {

    private static final String HOSPITAL = "demo-hospital";
    private static final String MRN = "http://demo-hospital.example.org/mrn|";
    private static final String DEFINITIONS = "http://sij-pathways.example.org/fhir/StructureDefinition/";
    private static final String SIDES = "/valueCodeableConcept/coding/0/display";

    private final DemoPartners partners;

    AsPartner(DemoPartners partners) {
        this.partners = partners;
    }

    /** A plan's side and stage, in words. */
    record PlanSeen(String side, String stage) {}

    /**
     * The audit row of a request.
     *
     * @param versions what was written, each as type, id and version
     */
    record AuditSeen(String number, List<String> versions) {

        AuditSeen {
            versions = List.copyOf(versions);
        }
    }

    /**
     * A version's place in the ledger.
     *
     * @param size leaves under the newest signed checkpoint
     */
    record LeafSeen(String version, String index, String size) {}

    /** The plans of the patient with this number, as the hospital sees them that refers it. */
    List<PlanSeen> plans(String number) {
        Optional<String> patient = found(HOSPITAL, "Patient?identifier=" + encoded(MRN + number))
                .map(person -> person.path("id").asString(""))
                .findFirst();
        return patient.stream()
                .flatMap(id -> found(HOSPITAL, "CarePlan?patient=" + id))
                .map(AsPartner::plan)
                .toList();
    }

    private static PlanSeen plan(JsonNode plan) {
        return new PlanSeen(
                extension(plan, "sij-laterality").at(SIDES).asString("side not told"),
                extension(plan, "sij-stage")
                        .path("valueCode")
                        .asString("stage not told")
                        .replace('-', ' '));
    }

    private static JsonNode extension(JsonNode plan, String id) {
        return plan.path("extension")
                .valueStream()
                .filter(extension -> extension.path("url").asString("").equals(DEFINITIONS + id))
                .findFirst()
                .orElse(Json.read(""));
    }

    /** The row that a request of the partner left. */
    Optional<AuditSeen> audit(String client, Instant since, String requestId) {
        return found(client, "AuditEvent?agent=" + client + "&date=ge" + encoded(since.toString()) + "&_count=100")
                .filter(event -> event.path("entity")
                        .valueStream()
                        .anyMatch(entity ->
                                entity.at("/what/identifier/value").asString("").equals(requestId)))
                .map(AsPartner::row)
                .findFirst();
    }

    private static AuditSeen row(JsonNode event) {
        return new AuditSeen(
                event.path("id").asString(""),
                event.path("entity")
                        .valueStream()
                        .map(entity -> entity.at("/what/reference").asString(""))
                        .filter(reference -> reference.contains("/_history/"))
                        .toList());
    }

    /** Where the version lies in the ledger; empty until a checkpoint is signed over it. */
    Optional<LeafSeen> leaf(String client, String version) {
        Answered answered = partners.get(client, "$inclusion-proof?reference=" + encoded(version));
        return answered.status() == 200
                ? Optional.of(Json.read(answered.body()))
                        .map(proof -> new LeafSeen(version, parameter(proof, "index"), parameter(proof, "size")))
                : Optional.empty();
    }

    private static String parameter(JsonNode parameters, String name) {
        return parameters
                .path("parameter")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString("").equals(name))
                .map(parameter -> parameter.path("valueString").asString(""))
                .findFirst()
                .orElse("");
    }

    /** Whether the partner's message still waits for another. */
    boolean isParked(String client, String messageId) {
        Answered answered = partners.get(client, "$parked-messages?_count=200");
        return answered.body().contains(messageId);
    }

    private Stream<JsonNode> found(String client, String query) {
        Answered answered = partners.get(client, query);
        return Json.read(answered.body())
                .path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(resource -> !resource.path("resourceType").asString("").equals("OperationOutcome"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
