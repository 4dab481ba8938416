package care.sij.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.api.rest.Rested;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PersonAtApp;
import care.sij.support.Recorded;
import care.sij.support.Registered;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

/** What a client does not see is in none of its files, neither when they are made nor when they are fetched later. */
class ExportSightIT {

    private static final DemoPartner HOSPITAL = WholeService.partner("demo-hospital");
    private static final BulkClient CLIENT = new BulkClient(HOSPITAL);
    private static final String LABEL =
            "{'security': [{'system':" + " 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', 'code': 'R'}]}";

    private static Registered clinic;
    private static DemoPartner other;

    /** Allergies that the hospital told with its referrals. */
    private static final Set<String> TOLD = new HashSet<>();

    @BeforeAll
    static void register() {
        clinic = Registered.as("clinic", "bulk-sight-clinic", "");
        other = clinic.partner();
    }

    @AfterAll
    static void leaveNothing() {
        clinic.withdraw();
        WholeService.bean(JdbcTemplate.class).update("delete from bulk_export");
    }

    private static String referred(String purpose) {
        Journey journey = Journey.named("J1").about("SYN-001-" + purpose);
        Answer.taken(journey.messages().get(0));
        String patient = new Recorded(journey).patient();
        HOSPITAL.search("AllergyIntolerance?patient=" + patient).forEach(told -> TOLD.add(BulkClient.reference(told)));
        return patient;
    }

    private static ObjectNode created(DemoPartner partner, ObjectNode resource) {
        Got got = RestCall.post(partner, "/" + resource.path("resourceType").asString(), resource);
        assertThat(got.status()).as(got.text()).isEqualTo(201);
        return (ObjectNode) got.json();
    }

    private static ObjectNode allergy(DemoPartner partner, String home, String patient) {
        return created(partner, Rested.allergy("Patient/" + patient, home + "/allergy", Rested.number()));
    }

    private static ObjectNode clinicsAllergy(String patient) {
        return allergy(other, clinic.home(), patient);
    }

    private static ObjectNode ownAllergy(String patient) {
        return allergy(HOSPITAL, "http://demo-hospital.example.org", patient);
    }

    private static void label(ObjectNode allergy) {
        allergy.set("meta", Rested.object(LABEL));
        Got got = RestCall.put(other, "/" + BulkClient.reference(allergy), allergy);
        assertThat(got.status()).as(got.text()).isEqualTo(200);
    }

    private static ObjectNode inactive(ObjectNode allergy) {
        ((ObjectNode) allergy.at("/clinicalStatus/coding/0")).put("code", "inactive");
        assertThat(RestCall.put(HOSPITAL, "/" + BulkClient.reference(allergy), allergy)
                        .status())
                .isEqualTo(200);
        return allergy;
    }

    private static void deny(String patient) {
        created(other, Rested.object("""
                {'resourceType': 'Consent', 'status': 'active', 'patient': {'reference': 'Patient/%s'},
                 'identifier': [{'system': '%s/consent', 'value': '%s'}],
                 'scope': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/consentscope',
                  'code': 'patient-privacy'}]},
                 'category': [{'coding': [{'system': 'http://loinc.org', 'code': '59284-0'}]}],
                 'policyRule': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
                  'code': 'OPTOUT'}]},
                 'provision': {'type': 'deny'}}""".formatted(patient, clinic.home(), Rested.number())));
    }

    private static List<String> levels(String patient) {
        ObjectNode group = created(HOSPITAL, Rested.object("""
                {'resourceType': 'Group', 'type': 'person', 'actual': true,
                 'identifier': [{'system': 'http://demo-hospital.example.org/group', 'value': '%s'}],
                 'member': [{'entity': {'reference': 'Patient/%s'}}]}""".formatted(Rested.number(), patient)));
        String asked = "?_type=AllergyIntolerance&_typeFilter=AllergyIntolerance%3Fpatient%3D" + patient;
        return Stream.of("/", "/Patient/", "/" + BulkClient.reference(group) + "/")
                .map(level -> level + "$export" + asked)
                .toList();
    }

    private static List<String> fetched(DemoPartner partner, String file) {
        Got got = RestCall.get(partner, file);
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        return got.text()
                .lines()
                .map(Rested::object)
                .map(BulkClient::reference)
                .filter(reference -> !TOLD.contains(reference))
                .toList();
    }

    private static List<String> exported(BulkClient client, String level) {
        List<String> exported = new ArrayList<>(client.exported(client.kickOff(level)));
        exported.removeAll(TOLD);
        return exported;
    }

    @Test
    void whatALabelOrAScopeHidesIsInNoFileOfAnyLevel() {
        String patient = referred("bulk-hidden");
        String plain = BulkClient.reference(clinicsAllergy(patient));
        ObjectNode hidden = clinicsAllergy(patient);
        label(hidden);
        String unselected = BulkClient.reference(inactive(ownAllergy(patient)));
        assertThat(RestCall.get(HOSPITAL, "/" + BulkClient.reference(hidden)).status())
                .isEqualTo(404);
        BulkClient narrow = new BulkClient(WholeService.partner(
                "demo-hospital", "system/AllergyIntolerance.rs?clinical-status=active system/Group.rs"));
        for (String level : levels(patient)) {
            assertThat(exported(CLIENT, level)).as(level).containsExactlyInAnyOrder(plain, unselected);
            assertThat(exported(narrow, level)).as(level).containsExactly(plain);
        }
    }

    @Test
    void whatAConsentDeniesIsInNoFileOfAnyLevel() {
        String patient = referred("bulk-denied");
        clinicsAllergy(patient);
        String own = BulkClient.reference(ownAllergy(patient));
        deny(patient);
        for (String level : levels(patient)) {
            assertThat(exported(CLIENT, level)).as(level).containsExactly(own);
        }
    }

    @Test
    void notEvenThatSomethingHiddenWasDeletedIsTold() {
        String patient = referred("bulk-deleted");
        ObjectNode hidden = clinicsAllergy(patient);
        ObjectNode seen = clinicsAllergy(patient);
        label(hidden);
        String asked = "/$export?_type=AllergyIntolerance&_since=";
        String begun = CLIENT.manifest(BulkClient.status(CLIENT.kickOff("/Patient/$export?_type=Group")))
                .json()
                .path("transactionTime")
                .asString();
        for (ObjectNode gone : List.of(hidden, seen)) {
            assertThat(RestCall.delete(other, "/" + BulkClient.reference(gone)).status())
                    .isEqualTo(204);
        }

        Got manifest = CLIENT.manifest(BulkClient.status(CLIENT.kickOff(asked + begun)));

        String file = BulkClient.files(manifest, "deleted").findFirst().orElseThrow();
        assertThat(RestCall.get(HOSPITAL, file).text())
                .contains(BulkClient.reference(seen))
                .doesNotContain(BulkClient.reference(hidden));
        deny(patient);
        assertThat(RestCall.get(HOSPITAL, file).text()).doesNotContain(BulkClient.reference(seen));
    }

    @Test
    void whatIsHiddenLaterIsLeftOutOfAFileThatWasMadeBefore() {
        String patient = referred("bulk-later");
        String own = BulkClient.reference(inactive(ownAllergy(patient)));
        ObjectNode labelled = clinicsAllergy(patient);
        String denied = BulkClient.reference(clinicsAllergy(patient));
        Got manifest =
                CLIENT.manifest(BulkClient.status(CLIENT.kickOff(levels(patient).get(1))));
        String file = BulkClient.files(manifest, "output").findFirst().orElseThrow();
        assertThat(fetched(HOSPITAL, file)).containsExactlyInAnyOrder(own, BulkClient.reference(labelled), denied);

        label(labelled);
        assertThat(fetched(HOSPITAL, file)).containsExactlyInAnyOrder(own, denied);
        deny(patient);
        assertThat(fetched(HOSPITAL, file)).containsExactly(own);

        Got got = RestCall.get(HOSPITAL, file);
        assertThat(WholeService.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select array_to_string(resources, ' ') from audit_event"
                                        + " where request_id = ? and detail = 'export-file'",
                                String.class,
                                got.header("X-Request-Id")))
                .as("what was given out, and nothing else")
                .contains(own + "/_history/2")
                .doesNotContain(denied, BulkClient.reference(labelled));
    }

    @Test
    void aFileAsksForTheScopesOfTheMoment() {
        String patient = referred("bulk-scopes");
        ownAllergy(patient);
        inactive(ownAllergy(patient));
        Got manifest =
                CLIENT.manifest(BulkClient.status(CLIENT.kickOff(levels(patient).get(1))));
        String file = BulkClient.files(manifest, "output").findFirst().orElseThrow();
        assertThat(fetched(HOSPITAL, file)).hasSize(2);

        assertThat(fetched(scoped("system/AllergyIntolerance.rs?clinical-status=active"), file))
                .hasSize(1);
        Got nothing = RestCall.get(scoped("system/AllergyIntolerance.rs?clinical-status=resolved"), file);
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.issue().path("diagnostics").asString()).contains("Nothing is left");
        assertThat(RestCall.get(scoped("system/Patient.rs"), file).status()).isEqualTo(403);
    }

    private static DemoPartner scoped(String scopes) {
        return WholeService.partner("demo-hospital", scopes);
    }

    @Test
    void aPersonFetchesNothing() throws Exception {
        PersonAtApp person = new PersonAtApp();
        String code = person.code(PersonAtApp.opened("bulk-clinician", "clinician", "demo-clinic"));
        String token = PersonAtApp.json(person.exchange(code, Map.of()))
                .path("access_token")
                .asString();
        BulkClient ofThePersonsClinic = new BulkClient(WholeService.partner("demo-clinic"));
        String status = BulkClient.status(ofThePersonsClinic.kickOff("/Patient/$export?_type=Patient"));
        String file = BulkClient.files(ofThePersonsClinic.manifest(status), "output")
                .findFirst()
                .orElseThrow();
        for (String path : List.of(status, file)) {
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + "/fhir" + path))
                                            .header("Authorization", "Bearer " + token)
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }
}
