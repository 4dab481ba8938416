package care.sij.api.rest;

import static care.sij.support.PersonAtApp.json;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.PersonAtApp;
import care.sij.support.Recorded;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who stated what, by message and by REST, with a Provenance of its own and without; and that it is found with it. */
class ProvenanceIT {

    private static final String ALLERGIES = "http://demo-hospital.example.org/allergy";
    private static final String CLAIMED = "{'resourceType':'Provenance','recorded':'2026-11-26T19:00:00Z',"
            + "'reason':[{'text':'told at the bedside'}],'agent':[{'who':{'display':'Synthetic Nurse'}}]}";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner second = WholeService.secondHospital();
    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void namesAuthorAndSenderOfAMessageAndTheMessageThatItRevises() {
        Journey journey = Journey.named("J1").about("SYN-001-testified");
        Journey.Message request = journey.messages().get(0);
        Answer.taken(request);
        Journey.Message revised = Letter.from(request)
                .renewed("revised")
                .dated("2023-06-27T09:00:00-04:00")
                .each("Condition", condition -> condition.put("language", "en"))
                .message();
        Answer.taken(revised);

        String search = "Condition?patient=" + new Recorded(journey).patient() + "&_total=accurate";
        JsonNode plain = RestCall.get(hospital, "/" + search).json();
        JsonNode found = RestCall.get(hospital, "/" + search + "&_revinclude=Provenance:target")
                .json();

        assertThat(found.path("total").asInt()).isEqualTo(plain.path("total").asInt());
        assertThat(of(found, "match")).isEqualTo(of(plain, "match")).isNotEmpty();
        JsonNode revision = of(found, "include").stream()
                .filter(provenance -> provenance.toString().contains("revision"))
                .findFirst()
                .orElseThrow();
        assertThat(entities(revision)).containsExactly("source " + archived(revised), "revision " + archived(request));
        assertThat(revision.path("target").findValuesAsString("reference"))
                .allMatch(target -> target.matches("[A-Za-z]+/[^/]+/_history/[0-9]+"))
                .anyMatch(target -> target.startsWith("Condition/") && target.endsWith("/_history/2"));
        assertThat(agent(revision, "author").at("/who/reference").asString()).startsWith("Practitioner");
        assertThat(agent(revision, "transmitter").at("/who/identifier/value").asString())
                .isEqualTo("demo-hospital");
        assertThat(of(
                        RestCall.get(second, "/" + search + "&_revinclude=Provenance:target")
                                .json(),
                        "include"))
                .isEmpty();
    }

    @Test
    void namesTheMessageItselfWhenThatHadWaitedForAnother() {
        Journey journey = Journey.named("J1").about("SYN-001-waited-for");
        Journey.Message response = journey.messages().get(1);
        Answer.taken(response);
        Answer.taken(journey.messages().get(0));

        assertThat(auditor.search("Provenance?patient=" + new Recorded(journey).patient() + "&_count=100"))
                .filteredOn(provenance ->
                        provenance.at("/activity/coding/0/code").asString().equals("sij-referral-response"))
                .anySatisfy(provenance -> {
                    assertThat(entities(provenance)).contains("source " + archived(response));
                    assertThat(agent(provenance, "transmitter").toString()).contains("demo-clinic");
                });
    }

    @Test
    void namesThePersonWhoWrote() throws Exception {
        Journey journey = Journey.named("J1").about("SYN-001-written-by");
        Answer.taken(journey.messages().get(0));
        PersonAtApp person = new PersonAtApp();
        String code = person.code(PersonAtApp.opened("provenance-clinician", "clinician", "demo-clinic"));
        String token =
                json(person.exchange(code, Map.of())).path("access_token").asString();
        ObjectNode pain = Rested.pain("Patient/" + new Recorded(journey).patient(), Rested.number(), 5);
        ((ObjectNode) pain.at("/identifier/0")).put("system", "http://demo-clinic.example.org/observation");

        HttpResponse<String> written = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + "/fhir/Observation"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/fhir+json")
                                .POST(HttpRequest.BodyPublishers.ofString(pain.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
        String observation = json(written).path("id").asString();
        JsonNode author = agent(provenance("Observation/" + observation).get(0), "author");
        assertThat(author.at("/who/identifier/value").asString()).isEqualTo("provenance-clinician@demo-clinic");
        assertThat(author.at("/who/reference").asString()).isEqualTo("Practitioner/synthetic");
        assertThat(author.at("/onBehalfOf/identifier/value").asString()).isEqualTo("demo-clinic");
        assertThat(auditor.search("Provenance?patient=" + new Recorded(journey).patient() + "&_count=100"))
                .filteredOn(provenance ->
                        provenance.at("/agent/0/type/coding/0/code").asString().equals("assembler"))
                .anySatisfy(derived -> assertThat(agent(derived, "informant").toString())
                        .contains("provenance-clinician@demo-clinic"));
    }

    @Test
    void takesAProvenanceWithWhatItIsAboutAndKeepsItsOwnBeside() {
        String patient = Rested.person(hospital);
        Got created = create(hospital, allergy(patient, Rested.number()), CLAIMED);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.json().path("resourceType").asString()).isEqualTo("AllergyIntolerance");
        String allergy = "AllergyIntolerance/" + created.id();

        List<JsonNode> told = provenance(allergy);
        assertThat(told).hasSize(2);
        JsonNode claimed =
                told.stream().filter(ProvenanceIT::isClaimed).findFirst().orElseThrow();
        assertThat(claimed.path("target").findValuesAsString("reference")).containsExactly(allergy + "/_history/1");
        JsonNode own = told.stream().filter(one -> !isClaimed(one)).findFirst().orElseThrow();
        assertThat(own.path("target").findValuesAsString("reference"))
                .containsExactlyInAnyOrder(
                        allergy + "/_history/1",
                        "Provenance/" + claimed.path("id").asString() + "/_history/1");
        assertThat(agent(own, "author").toString()).contains("demo-hospital");
        assertThat(hospital.search("Provenance?patient=" + patient)).contains(claimed, own);
        assertThat(second.search("Provenance?_id=" + claimed.path("id").asString()))
                .isEmpty();
        assertThat(auditor.search(
                        "AuditEvent?entity=Provenance/" + claimed.path("id").asString()))
                .anySatisfy(event -> assertThat(event.path("entity").findValuesAsString("reference"))
                        .contains(allergy + "/_history/1", "Patient/" + patient));

        ObjectNode changed = ((ObjectNode) created.json()).put("language", "en");
        Got updated = RestCall.to(hospital, "/" + allergy)
                .header(ProvenanceHeader.NAME, CLAIMED.replace('\'', '"'))
                .call("PUT", changed.toString());
        assertThat(updated.status()).as(updated.text()).isEqualTo(200);
        assertThat(provenance(allergy))
                .filteredOn(ProvenanceIT::isClaimed)
                .flatExtracting(one -> one.path("target").findValuesAsString("reference"))
                .containsExactlyInAnyOrder(allergy + "/_history/1", allergy + "/_history/2");
    }

    @Test
    void hidesTheProvenanceOfWhatALabelHides() {
        ObjectNode allergy = allergy(Rested.person(hospital), Rested.number());
        allergy.putObject("meta")
                .putArray("security")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality")
                .put("code", "R");
        Got created = RestCall.post(hospital, "/AllergyIntolerance", allergy);

        assertThat(provenance("AllergyIntolerance/" + created.id()))
                .singleElement()
                .satisfies(provenance -> assertThat(
                                provenance.at("/meta/security/0/code").asString())
                        .isEqualTo("R"));
    }

    @Test
    void takesNoProvenanceOfWhatTheConditionFinds() {
        String patient = Rested.person(hospital);
        String number = Rested.number();
        Got first = RestCall.post(hospital, "/AllergyIntolerance", allergy(patient, number));
        Got found = RestCall.to(hospital, "/AllergyIntolerance")
                .header(ProvenanceHeader.NAME, CLAIMED.replace('\'', '"'))
                .header("If-None-Exist", "identifier=" + ALLERGIES + "%7C" + number)
                .call("POST", allergy(patient, number).toString());

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.id()).isEqualTo(first.id());
        assertThat(provenance("AllergyIntolerance/" + first.id())).noneMatch(ProvenanceIT::isClaimed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {",
                "400 | {'resourceType':'Patient'}",
                "400 |"
                        + " {'resourceType':'Provenance','target':[{'reference':'Patient/1'}],'recorded':'2026-11-26T19:00:00Z','agent':[{'who':{'display':'x'}}]}",
                "422 | {'resourceType':'Provenance','recorded':'2026-11-26T19:00:00Z'}",
                "422 | {'resourceType':'Provenance','agent':[{'who':{'display':'x'}}]}",
                "422 |"
                        + " {'resourceType':'Provenance','recorded':'2026-11-26T19:00:00Z','agent':[{'who':{'reference':'Practitioner/absent'}}]}",
                "413 | long",
            })
    void refusesAProvenanceThatIsNoneAndWritesNothing(int status, String header) {
        String number = Rested.number();
        String sent = header.equals("long") ? CLAIMED.replace("Synthetic Nurse", "x".repeat(4200)) : header;

        Got refused = create(hospital, allergy(Rested.person(hospital), number), sent);

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.text()).contains(ProvenanceHeader.NAME);
        assertThat(hospital.search("AllergyIntolerance?identifier=" + ALLERGIES + "%7C" + number))
                .isEmpty();
    }

    @Test
    void takesAProvenanceOnlyFromWhomMayStateOneAndWhereOneResourceIsWritten() {
        DemoPartner narrow =
                WholeService.partner("demo-hospital", "system/Patient.crus system/AllergyIntolerance.cruds");
        Got forbidden = create(narrow, allergy(Rested.person(narrow), Rested.number()), CLAIMED);
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.text()).contains("system/Provenance.c");

        String claimed = CLAIMED.replace('\'', '"');
        Got bundle = RestCall.to(hospital, "")
                .header(ProvenanceHeader.NAME, claimed)
                .call("POST", Rested.bundle("transaction").toString());
        Got deleted = RestCall.to(hospital, "/AllergyIntolerance/absent")
                .header(ProvenanceHeader.NAME, claimed)
                .call("DELETE", "");
        assertThat(List.of(bundle.status(), deleted.status())).containsOnly(400);
        assertThat(bundle.text()).contains(ProvenanceHeader.NAME);
    }

    @Test
    void statesAProvenanceInATransactionAboutTheVersionsThatItWrites() {
        String patient = Rested.person(hospital);
        String urn = "urn:uuid:1b7e1c9e-8a14-4a5e-9f0a-3c1d2e3f4a5b";
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "POST", "Provenance", Rested.object(CLAIMED))
                .withObject("resource")
                .putArray("target")
                .addObject()
                .put("reference", urn);
        Rested.entry(transaction, "POST", "AllergyIntolerance", allergy(patient, Rested.number()))
                .put("fullUrl", urn);
        Got done = RestCall.post(hospital, "", transaction);
        assertThat(done.status()).as(done.text()).isEqualTo(200);

        assertThat(hospital.search("Provenance?patient=" + patient))
                .filteredOn(ProvenanceIT::isClaimed)
                .singleElement()
                .satisfies(claimed ->
                        assertThat(claimed.at("/target/0/reference").asString()).endsWith("/_history/1"));

        ObjectNode both = Rested.bundle("transaction");
        Rested.entry(both, "POST", "Provenance", Rested.object(CLAIMED))
                .withObject("resource")
                .putArray("target")
                .add(Rested.object("{'reference':'Patient/" + patient + "'}"))
                .add(Rested.object("{'reference':'Patient/" + Rested.person(hospital) + "'}"));
        Got mixed = RestCall.post(hospital, "", both);
        assertThat(mixed.status()).isEqualTo(422);
        assertThat(mixed.rule()).isEqualTo("SEND_OTHER_PATIENT");
    }

    @Test
    void includesProvenanceOnlyForWhomMaySearchForItAndNothingElse() {
        DemoPartner narrow = WholeService.partner("demo-hospital", "system/Patient.rs");
        Got forbidden = RestCall.get(narrow, "/Patient?_count=1&_revinclude=Provenance:target");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.text()).contains("system/Provenance.s");

        Got other = RestCall.get(hospital, "/Patient?_count=1&_revinclude=Provenance:targett");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text()).contains("Provenance:target");
        Got lenient = RestCall.to(hospital, "/Patient?_count=1&_revinclude=Provenance:targett")
                .header("Prefer", "handling=lenient")
                .call("GET", "");
        assertThat(lenient.status()).isEqualTo(200);
        assertThat(of(lenient.json(), "include")).isEmpty();
        assertThat(of(lenient.json(), "outcome")).hasSize(1);
    }

    @Test
    void includesOncePerPageWhatIsNoMatchItself() {
        String patient = Rested.person(hospital);
        for (int score = 0; score < 3; score++) {
            RestCall.post(hospital, "/Observation", Rested.pain("Patient/" + patient, Rested.number(), score));
        }
        String search = "/Observation?patient=" + patient + "&_count=2&_revinclude=Provenance:target";
        JsonNode page = RestCall.get(hospital, search).json();
        String next = page.path("link")
                .valueStream()
                .filter(link -> link.path("relation").asString().equals("next"))
                .map(link -> link.path("url").asString())
                .findFirst()
                .orElseThrow();
        JsonNode last = RestCall.get(hospital, next.substring(next.indexOf("/fhir") + 5))
                .json();

        assertThat(of(page, "match")).hasSize(2);
        assertThat(of(page, "include")).hasSize(2);
        assertThat(of(last, "match")).hasSize(1);
        assertThat(of(last, "include")).hasSize(1);
        assertThat(create(hospital, allergy(patient, Rested.number()), CLAIMED).status())
                .isEqualTo(201);
        JsonNode itself = RestCall.get(
                        hospital, "/Provenance?patient=" + patient + "&_revinclude=Provenance:target&_count=50")
                .json();
        assertThat(of(itself, "match")).hasSize(6);
        assertThat(of(itself, "include"))
                .as("the Provenance of a Provenance is a match itself")
                .isEmpty();
    }

    private Got create(DemoPartner partner, ObjectNode resource, String header) {
        return RestCall.to(partner, "/AllergyIntolerance")
                .header(ProvenanceHeader.NAME, header.replace('\'', '"'))
                .call("POST", resource.toString());
    }

    private static ObjectNode allergy(String patient, String number) {
        return Rested.allergy("Patient/" + patient, ALLERGIES, number);
    }

    private List<JsonNode> provenance(String target) {
        return hospital.search("Provenance?target=" + target);
    }

    private static boolean isClaimed(JsonNode provenance) {
        return provenance.path("agent").toString().contains("Synthetic Nurse");
    }

    private static List<JsonNode> of(JsonNode bundle, String mode) {
        return bundle.path("entry")
                .valueStream()
                .filter(entry -> entry.at("/search/mode").asString().equals(mode))
                .map(entry -> entry.path("resource"))
                .toList();
    }

    private static JsonNode agent(JsonNode provenance, String type) {
        return provenance
                .path("agent")
                .valueStream()
                .filter(agent -> agent.at("/type/coding/0/code").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> entities(JsonNode provenance) {
        return provenance
                .path("entity")
                .valueStream()
                .map(entity -> entity.path("role").asString() + " "
                        + entity.at("/what/reference").asString())
                .toList();
    }

    private static String archived(Journey.Message message) {
        String bundle = JsonMapper.shared().readTree(message.json()).path("id").asString();
        return "Bundle/" + ResourceIds.of("Bundle", message.client(), bundle) + "/_history/1";
    }
}
