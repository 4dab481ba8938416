package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.PlanPrint;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.RestTelling;
import care.sij.support.WholeService;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Facts written by REST move the plan as facts told by message, and both converge on the same facts. */
class RestTellingIT {

    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final int REQUEST = 0;
    private static final int RESPONSE = 1;
    private static final int END = 9;

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner clinic = WholeService.partner("demo-clinic");
    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    static Stream<String> journeys() {
        return Stream.of("J1", "J2", "J3").limit(Integer.getInteger("sij.test.told", 3));
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void givesTheSamePlanByTransactionsAsByMessages(String name) {
        Journey told = Journey.named(name).about("SYN-" + name + "-told");
        told.messages().forEach(Answer::taken);
        Journey written = Journey.named(name).about("SYN-" + name + "-written");
        new RestTelling(written, auditor).tellAll();

        String expected = PlanPrint.of(auditor, told, name);
        assertThat(expected).contains("CarePlan");
        assertThat(PlanPrint.of(auditor, written, name)).isEqualTo(expected);
    }

    @Test
    void holdsAWriteAgainstAMessageDatedEarlierAndYieldsToOneDatedLater() {
        Journey journey = Journey.named("J1").about("SYN-001-write-order");
        Journey.Message request = journey.messages().get(REQUEST);
        Answer.taken(request);
        ObjectNode pain = pain(request);
        String path = "/Observation/" + pain.path("id").asString();
        pain.remove("valueQuantity");
        assertThat(RestCall.put(hospital, path, pain.put("valueInteger", 2)).status())
                .isEqualTo(200);

        Answer earlier = Answer.taken(update(request, "earlier").message());
        assertThat(earlier.rules()).contains("SEND_OVERTAKEN");
        assertThat(RestCall.get(hospital, path).json().path("valueInteger").asInt())
                .isEqualTo(2);

        Answer.taken(update(request, "later").dated(inAMinute()).message());
        assertThat(RestCall.get(hospital, path)
                        .json()
                        .path("valueQuantity")
                        .path("value")
                        .asInt())
                .isEqualTo(7);

        assertThat(RestCall.put(hospital, path, pain).status()).isEqualTo(200);
        assertThat(RestCall.get(hospital, path).json().path("valueInteger").asInt())
                .as("who writes has seen what was told, by whatever clock")
                .isEqualTo(2);
    }

    @Test
    void keepsADeletionAgainstAMessageDatedEarlierAndRevivesByOneDatedLater() {
        Journey journey = Journey.named("J1").about("SYN-001-deleted");
        Journey.Message request = journey.messages().get(REQUEST);
        Answer.taken(request);
        String before = PlanPrint.of(auditor, journey, "x");
        String path = "/Condition/" + id("Condition", "condition", "COND-SYN-001-deleted-1");
        assertThat(RestCall.delete(hospital, path).status()).isEqualTo(204);
        String without = PlanPrint.of(auditor, journey, "x");
        assertThat(without).isNotEqualTo(before);

        assertThat(Answer.taken(update(request, "earlier").message()).rules()).contains("SEND_OVERTAKEN");
        assertThat(RestCall.get(hospital, path).status()).isEqualTo(410);
        assertThat(PlanPrint.of(auditor, journey, "x")).isEqualTo(without);

        Answer.taken(update(request, "later").dated(inAMinute()).message());
        assertThat(RestCall.get(hospital, path).status()).isEqualTo(200);
        assertThat(PlanPrint.of(auditor, journey, "x")).isEqualTo(before);
    }

    @Test
    void deletesAgainWhatWasRevivedByAMessageThatDoesNotCount() {
        Journey journey = Journey.named("J2").about("SYN-002-deleted-again");
        journey.messages().subList(REQUEST, END).forEach(Answer::taken);
        String path = "/Condition/" + id("Condition", "condition", "COND-SYN-002-deleted-again-1");
        assertThat(RestCall.delete(hospital, path).status()).isEqualTo(204);
        Answer.taken(Letter.from(journey.messages().get(REQUEST))
                .renewed("again")
                .dated(inAMinute())
                .message());
        assertThat(RestCall.get(hospital, path).status()).isEqualTo(200);

        Answer.taken(journey.messages().get(END));

        assertThat(RestCall.get(hospital, path).status())
                .as("the repeated request is dated after the referral's end")
                .isEqualTo(410);
    }

    @Test
    void tellsInTheProvenanceOfThePlanWhoWroteAndHow() {
        Journey journey = Journey.named("J1").about("SYN-001-provenance");
        new RestTelling(journey, auditor).tell(journey.messages().get(REQUEST));
        String patient = ResourceIds.of("Patient", MRN, journey.patient());
        JsonNode provenance = auditor.search("Provenance?patient=" + patient).get(0);
        JsonNode activity = provenance.path("activity").path("coding").path(0);
        assertThat(activity.path("system").asString()).isEqualTo("http://hl7.org/fhir/restful-interaction");
        assertThat(activity.path("code").asString()).isEqualTo("transaction");
        assertThat(provenance.path("agent").toString()).contains("demo-hospital");
    }

    @Test
    void convergesOnTheSameResourceWhicheverCameFirst() {
        Journey journey = Journey.named("J1").about("SYN-001-both-ways");
        Journey.Message request = journey.messages().get(REQUEST);
        Got person = RestCall.post(hospital, "/Patient", without(resource(request, "Patient")));
        assertThat(person.status()).as(person.text()).isEqualTo(201);
        Answer.taken(request);
        assertThat(auditor.search("Patient?identifier=" + MRN + "%7C" + journey.patient()))
                .extracting(patient -> patient.path("id").asString())
                .containsExactly(person.id());
        ObjectNode pain = pain(request);
        pain.remove("id");
        assertThat(RestCall.post(hospital, "/Observation", pain).rule()).isEqualTo("SEND_KNOWN_ALREADY");
    }

    @Test
    void placesAndMovesAReferral() {
        Journey journey = Journey.named("J1").about("SYN-001-placed");
        RestTelling telling = new RestTelling(journey, auditor);
        String patient = "/Patient/" + ResourceIds.of("Patient", MRN, journey.patient());
        telling.tell(journey.messages().get(REQUEST));
        String path = "/Task/" + id("Task", "referral", "REF-SYN-001-placed-1");
        assertThat(RestCall.get(clinic, patient).status()).isEqualTo(200);

        ObjectNode task = (ObjectNode) RestCall.get(clinic, path).json();
        Got accepted = RestCall.put(clinic, path, in(task, "accepted", "3.0"));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);

        Got impossible = RestCall.put(hospital, path, in(task, "completed", "7.0"));
        assertThat(impossible.status()).isEqualTo(422);
        assertThat(impossible.rule()).isEqualTo("SEND_TRANSITION_NOT_ALLOWED");
        assertThat(impossible.issue().path("diagnostics").asString())
                .contains("accepted / 3.0")
                .contains("request cancel");
        Got cancelling = RestCall.put(hospital, path, in(task, "in-progress", "5.2"));
        assertThat(cancelling.status()).as(cancelling.text()).isEqualTo(200);
        Got cancelled = RestCall.put(clinic, path, because(in(task, "cancelled", "6.0")));
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        Got afterTheEnd = RestCall.put(clinic, path, in(task, "accepted", "3.0"));
        assertThat(afterTheEnd.rule()).isEqualTo("SEND_TRANSITION_NOT_ALLOWED");
        assertThat(PlanPrint.of(auditor, journey, "x")).contains("revoked");

        assertThat(RestCall.delete(hospital, path).rule()).isEqualTo("SEND_NOT_DELETABLE");
        ObjectNode renumbered = task.deepCopy();
        renumbered.path("identifier").forEach(identifier -> ((ObjectNode) identifier).put("value", "another"));
        assertThat(RestCall.put(hospital, path, renumbered).rule()).isEqualTo("SEND_IDENTITY_CONFLICT");
        assertThat(RestCall.put(WholeService.secondHospital(), path, task).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task", "ServiceRequest"})
    void refusesHalfAReferral(String missing) {
        Journey journey = Journey.named("J1").about("SYN-001-half-" + missing);
        ObjectNode transaction =
                new RestTelling(journey, auditor).transaction(journey.messages().get(REQUEST));
        String text = transaction.toString();
        ((ArrayNode) transaction.path("entry"))
                .removeIf(entry ->
                        entry.path("resource").path("resourceType").asString().equals(missing));
        if (missing.equals("ServiceRequest")) {
            resources(transaction, "Task").forEach(task -> task.remove("focus"));
            resources(transaction, "Task").forEach(task -> task.remove("basedOn"));
        }
        assertThat(text).contains(missing);
        Got got = RestCall.post(hospital, "", transaction);
        assertThat(got.status()).as(got.text()).isEqualTo(422);
    }

    @Test
    void takesMessagesFromParkingThatWaitedForWhatIsWritten() {
        Journey journey = Journey.named("J1").about("SYN-001-waited");
        Journey.Message response =
                Letter.from(journey.messages().get(RESPONSE)).dated(inAMinute()).message();
        assertThat(Answer.taken(response).rules()).contains("PROXY_PARKED");

        new RestTelling(journey, auditor).tell(journey.messages().get(REQUEST));

        JsonNode task = RestCall.get(hospital, "/Task/" + id("Task", "referral", "REF-SYN-001-waited-1"))
                .json();
        assertThat(task.path("status").asString()).isEqualTo("accepted");
    }

    @Test
    void refusesWhatIsProjected() {
        Journey journey = Journey.named("J1").about("SYN-001-projected");
        Answer.taken(journey.messages().get(REQUEST));
        String patient = ResourceIds.of("Patient", MRN, journey.patient());
        ObjectNode plan =
                (ObjectNode) auditor.search("CarePlan?patient=" + patient).get(0);
        String path = "/CarePlan/" + plan.path("id").asString();

        Got put = RestCall.put(hospital, path, plan.deepCopy().put("status", "completed"));
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.rule()).isEqualTo("SEND_PROJECTED_BY_HAND");
        assertThat(put.header("Allow")).isEqualTo("GET, HEAD");
        ObjectNode disguised = plan.deepCopy();
        disguised.remove("meta");
        disguised.remove("identifier");
        assertThat(RestCall.put(hospital, path, disguised).status()).isEqualTo(405);
        assertThat(RestCall.delete(hospital, path).status()).isEqualTo(405);
        assertThat(RestCall.post(hospital, "/CarePlan", plan).status()).isEqualTo(405);
        assertThat(RestCall.get(auditor, path).json()).isEqualTo(plan);
    }

    @Test
    void refusesToTouchArchivedMessages() {
        Journey journey = Journey.named("J1").about("SYN-001-archived");
        Journey.Message request = journey.messages().get(REQUEST);
        Answer.taken(request);
        String id = ResourceIds.of("Bundle", "demo-hospital", bundleId(request));
        Got archived = RestCall.get(hospital, "/Bundle/" + id);
        assertThat(archived.status()).isEqualTo(200);

        ObjectNode changed = ((ObjectNode) archived.json()).put("type", "collection");
        assertThat(RestCall.delete(hospital, "/Bundle/" + id).status()).isEqualTo(405);
        assertThat(RestCall.put(hospital, "/Bundle/" + id, changed).status()).isBetween(400, 499);
        assertThat(RestCall.get(hospital, "/Bundle/" + id).text()).isEqualTo(archived.text());
    }

    @Test
    void letsOthersAddTheirNumbersOfAPersonAndNothingElse() {
        Journey journey = Journey.named("J1").about("SYN-001-numbers");
        Answer.taken(journey.messages().get(REQUEST));
        String path = "/Patient/" + ResourceIds.of("Patient", MRN, journey.patient());
        ObjectNode patient = (ObjectNode) RestCall.get(clinic, path).json();
        assertThat(patient.has("identifier")).isFalse();
        patient.putArray("identifier")
                .addObject()
                .put("system", "http://demo-clinic.example.org/patient")
                .put("value", "C-" + journey.patient());

        assertThat(RestCall.put(clinic, path, patient).status()).isEqualTo(200);
        assertThat(clinic.search("Patient?identifier=http://demo-clinic.example.org/patient%7CC-" + journey.patient()))
                .hasSize(1);
        Got renamed = RestCall.put(clinic, path, patient.deepCopy().put("birthDate", "1990-01-01"));
        assertThat(renamed.rule()).isEqualTo("SEND_NOT_THE_OWNER");
    }

    /** The person alone, without what else the message brings. */
    private static ObjectNode without(ObjectNode patient) {
        patient.remove("managingOrganization");
        patient.remove("generalPractitioner");
        patient.path("identifier").forEach(identifier -> ((ObjectNode) identifier).remove("assigner"));
        return patient;
    }

    private static Letter update(Journey.Message request, String salt) {
        return Letter.from(request).renewed(salt).telling("sij-referral-update");
    }

    private static String inAMinute() {
        return Clock.systemUTC().instant().plus(Duration.ofMinutes(1)).toString();
    }

    private static ObjectNode in(ObjectNode task, String status, String businessStatus) {
        ObjectNode changed = task.deepCopy().put("status", status);
        ((ObjectNode) changed.path("businessStatus").path("coding").path(0)).put("code", businessStatus);
        return changed;
    }

    private static ObjectNode because(ObjectNode task) {
        task.putObject("statusReason").put("text", "withdrawn");
        return task;
    }

    private ObjectNode pain(Journey.Message request) {
        String number = resource(request, "Observation")
                .path("identifier")
                .path(0)
                .path("value")
                .asString();
        return (ObjectNode) RestCall.get(hospital, "/Observation/" + id("Observation", "observation", number))
                .json();
    }

    private static ObjectNode resource(Journey.Message message, String type) {
        return Letter.from(message).resources(type).findFirst().orElseThrow();
    }

    private static Iterable<ObjectNode> resources(ObjectNode bundle, String type) {
        return bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asString().equals(type))
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static String bundleId(Journey.Message message) {
        return message.json().replaceFirst("(?s).*?\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static String id(String type, String system, String value) {
        return ResourceIds.of(type, "http://demo-hospital.example.org/" + system, value);
    }
}
