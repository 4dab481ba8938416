package care.sij.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.record.postgres.EmbeddedPostgres;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.Registered;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was erased, a whole person or a part alone, and is told again. */
class PurgedAndBackIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NATIONAL = "http://national.example.org/number";
    private static final String HOSPITALS_CONDITIONS = "http://demo-hospital.example.org/condition";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void isOnRecordAgainWithThePlanThatFollows() {
        Journey journey = Journey.named("J1").about("SYN-001-purged-back");
        Journey.Message request = journey.messages().get(0);
        Answer.taken(request);
        Recorded recorded = new Recorded(journey);
        String patient = "/Patient/" + recorded.patient();
        String print = recorded.print();
        List<JsonNode> conditions = recorded.found("Condition", "_count=50");
        assertThat(conditions).isNotEmpty();
        assertThat(recorded.plans()).hasSize(1);

        assertThat(erase(recorded.patient())).isPositive();
        assertThat(RestCall.get(auditor, patient).status()).isEqualTo(410);
        assertThat(RestCall.get(hospital, patient).status())
                .as("who knew of the person does not any more")
                .isEqualTo(404);
        assertThat(recorded.plans()).isEmpty();

        Answer.taken(Letter.from(request).renewed("back").message());
        assertThat(RestCall.get(hospital, patient).status()).isEqualTo(200);
        assertThat(recorded.found("Condition", "_count=50")).hasSameSizeAs(conditions);
        assertThat(recorded.plans()).hasSize(1);
        assertThat(recorded.print()).isEqualTo(print);
    }

    @Test
    void isOnRecordUnderAnotherNumberWithTheSameFacts() {
        Journey journey = Journey.named("J1").about("SYN-001-purged-other");
        Journey.Message request = journey.messages().get(0);
        Answer.taken(request);
        Recorded before = new Recorded(journey);
        List<JsonNode> conditions = before.found("Condition", "_count=50");
        erase(before.patient());

        String number = "SYN-001-purged-number";
        Answer.taken(Letter.from(request)
                .each(
                        "Patient",
                        patient -> ((ObjectNode) patient.path("identifier").path(0)).put("value", number))
                .renewed("number")
                .message());

        Recorded after = new Recorded(new Journey(number, List.of()));
        assertThat(after.found("Condition", "_count=50")).hasSameSizeAs(conditions);
        assertThat(after.plans()).hasSize(1);
        assertThat(before.found("Condition", "_count=50")).isEmpty();
    }

    @Test
    void isAnybodysToStateWhoCouldStateSomebodyUnknown() {
        Registered first = Registered.knowing("hospital", "national-first", NATIONAL);
        Registered second = Registered.knowing("hospital", "national-second", NATIONAL);
        ObjectNode person = person("1980-04-01");
        RestCall.Got stated = RestCall.post(first.partner(), "/Patient", person);
        assertThat(stated.status()).as(stated.text()).isEqualTo(201);
        assertThat(erase(stated.id())).isPositive();

        RestCall.Got anew = RestCall.post(second.partner(), "/Patient", person);
        assertThat(anew.status()).as(anew.text()).isEqualTo(201);
        assertThat(anew.id()).isEqualTo(stated.id());
        assertThat(RestCall.get(first.partner(), "/Patient/" + stated.id()).status())
                .isEqualTo(404);

        RestCall.Got corrected = RestCall.put(
                second.partner(),
                "/Patient/" + stated.id(),
                person("1980-04-02").put("id", stated.id()));
        assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
        assertThat(corrected.json().path("birthDate").asString()).isEqualTo("1980-04-02");
        first.withdraw();
        second.withdraw();
    }

    @Test
    void aFactOfAnotherThatWasPurgedIsAwaitedByWhoeverRefersToIt() {
        Journey journey = Journey.named("J1").about("SYN-001-erased-awaited");
        Journey.Message request = journey.messages().get(0);
        Answer.taken(request);
        String condition = ResourceIds.of("Condition", HOSPITALS_CONDITIONS, "COND-" + journey.patient() + "-1");
        erase("Condition", condition);
        admin().update("delete from statement where type = 'Condition' and id = ?", condition);

        assertThat(Answer.taken(repeating(journey.messages().get(3))).rules()).contains("PROXY_PARKED");
        String clinics = "identifier=http://demo-clinic.example.org/observation%7COBS-" + journey.patient() + "-1";
        assertThat(new Recorded(journey).found("Observation", clinics)).isEmpty();

        Answer.taken(Letter.from(request).renewed("awaited").message());
        assertThat(new Recorded(journey).found("Observation", clinics)).hasSize(1);
    }

    /** Its owner may never tell it again, and need not. */
    @Test
    void aFactOfAnotherThatWasErasedAloneKeepsNothingWaiting() {
        Journey journey = Journey.named("J1").about("SYN-001-erased-alone");
        Answer.taken(journey.messages().get(0));
        erase("Condition", ResourceIds.of("Condition", HOSPITALS_CONDITIONS, "COND-" + journey.patient() + "-1"));

        assertThat(Answer.taken(repeating(journey.messages().get(3))).rules()).doesNotContain("PROXY_PARKED");
        String clinics = "identifier=http://demo-clinic.example.org/observation%7COBS-" + journey.patient() + "-1";
        assertThat(new Recorded(journey).found("Observation", clinics)).hasSize(1);
    }

    /** Owners see what labels and Consents hide of others. */
    @Test
    void whatWasErasedAloneIsItsOwnersStill() {
        Registered first = Registered.knowing("hospital", "national-owner", NATIONAL);
        Registered second = Registered.knowing("hospital", "national-other", NATIONAL);
        ObjectNode person = person("1980-04-01");
        ((ObjectNode) person.path("identifier").path(0)).put("value", "SYN-001-national-alone");
        RestCall.Got stated = RestCall.post(first.partner(), "/Patient", person);
        assertThat(stated.status()).as(stated.text()).isEqualTo(201);
        erase("Patient", stated.id());

        RestCall.Got others = RestCall.post(second.partner(), "/Patient", person);
        assertThat(others.status()).as(others.text()).isEqualTo(403);
        assertThat(RestCall.post(first.partner(), "/Patient", person).status()).isEqualTo(201);
        first.withdraw();
        second.withdraw();
    }

    /** The clinic's note whose Condition is the hospital's, and whose Observations are about it. */
    private static Journey.Message repeating(Journey.Message note) {
        String condition = StreamSupport.stream(
                        JSON.readTree(note.json()).path("entry").spliterator(), false)
                .filter(entry ->
                        entry.path("resource").path("resourceType").asString().equals("Condition"))
                .map(entry -> entry.path("fullUrl").asString())
                .findFirst()
                .orElseThrow();
        return Letter.from(note)
                .replacing("http://demo-clinic.example.org/condition", HOSPITALS_CONDITIONS)
                .each(
                        "Observation",
                        observation -> observation.putArray("focus").addObject().put("reference", condition))
                .message();
    }

    @Test
    void aReferralWhoseTaskWasErasedIsUnknownToWhoAsksForIt() {
        Journey journey = Journey.named("J1").about("SYN-001-erased-asked");
        Journey.Message request = journey.messages().get(0);
        Answer.taken(request);
        erase(
                "Task",
                ResourceIds.of("Task", "http://demo-hospital.example.org/referral", "REF-" + journey.patient() + "-1"));

        Answer answer = Answer.to(Letter.from(request)
                .renewed("query")
                .dated("2023-08-01T09:00:00-04:00")
                .telling("sij-referral-status-query")
                .message());

        assertThat(answer.rules()).containsExactly("SEND_UNKNOWN_REFERRAL");
    }

    private static ObjectNode person(String birthDate) {
        return (ObjectNode) JSON.readTree("""
                {"resourceType": "Patient", "identifier": [{"system": "%s", "value": "SYN-001-national"}],
                 "name": [{"family": "SYNTHETICA", "given": ["Natalie"]}], "gender": "female",
                 "birthDate": "%s"}""".formatted(NATIONAL, birthDate));
    }

    /** What a purge does to a person who may be purged. */
    private static long erase(String patient) {
        return admin().queryForList("select erase_person(person_of(?), '{}', 'a test')", Long.class, patient)
                .get(0);
    }

    private static void erase(String type, String id) {
        admin().query("select erase_body(?, ?, 1, 'a test')", row -> {}, type, id);
    }

    private static JdbcTemplate admin() {
        EmbeddedPostgres server = WholeService.bean(EmbeddedPostgres.class);
        return new JdbcTemplate(new DriverManagerDataSource(
                server.url(), server.admin().user(), server.admin().password()));
    }
}
