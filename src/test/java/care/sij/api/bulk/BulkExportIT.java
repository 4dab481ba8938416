package care.sij.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Exports hold what their client would find, are its alone, and are audited as they are fetched. */
class BulkExportIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final DemoPartner HOSPITAL = WholeService.partner("demo-hospital");
    private static final BulkClient CLIENT = new BulkClient(HOSPITAL);
    private static final BulkClient CLINIC = new BulkClient(WholeService.partner("demo-clinic"));
    private static final BulkClient AUDITOR = new BulkClient(WholeService.partner("demo-auditor"));

    private static String one = "";
    private static String other = "";
    private static String latex = "";
    private static String pollen = "";
    private static String group = "";

    @BeforeAll
    static void fill() {
        one = patient();
        other = patient();
        latex = allergy(one, "Latex");
        pollen = allergy(other, "Pollen");
        group = created("Group", """
                {'resourceType': 'Group', 'type': 'person', 'actual': true, %s,
                 'member': [{'entity': {'reference': 'Patient/%s'}},
                  {'entity': {'reference': 'Patient/%s'}, 'inactive': true}]}""".formatted(identifier("group"), one, other));
    }

    @AfterAll
    static void leaveNothing() {
        WholeService.bean(JdbcTemplate.class).update("delete from bulk_export");
    }

    private static String identifier(String kind) {
        return "'identifier': [{'system': 'http://demo-hospital.example.org/%s', 'value': 'BULK-%s'}]"
                .formatted(kind, UUID.randomUUID());
    }

    private static String patient() {
        return created("Patient", """
                {'resourceType': 'Patient', %s, 'name': [{'family': 'SYNTHETICA', 'given': ['Bulka']}],
                 'gender': 'female', 'birthDate': '1980-04-01'}""".formatted(identifier("mrn")));
    }

    private static String allergy(String patient, String text) {
        return created("AllergyIntolerance", """
                {'resourceType': 'AllergyIntolerance', %s,
                 'clinicalStatus': {'coding': [{'code': 'active',
                  'system': 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'}]},
                 'patient': {'reference': 'Patient/%s'}, 'code': {'text': '%s'}}""".formatted(identifier("allergy"), patient, text));
    }

    private static String created(String type, String json) {
        Got got = RestCall.post(HOSPITAL, "/" + type, JSON.readTree(json.replace('\'', '"')));
        assertThat(got.status()).as(got.text()).isEqualTo(201);
        return got.id();
    }

    private static String named(String... patients) {
        String named = String.join(
                ",",
                List.of(patients).stream()
                        .map(id -> "{'name': 'patient', 'valueReference': {'reference': 'Patient/" + id + "'}}")
                        .toList());
        return "{'resourceType': 'Parameters', 'parameter': [{'name': '_type', 'valueString':"
                + " 'Patient,AllergyIntolerance'}, " + named + "]}";
    }

    @Test
    void exportsPatientsWithWhatIsTheirs() {
        assertThat(CLIENT.exported(CLIENT.kickOff("/Patient/$export?_type=Patient,AllergyIntolerance")))
                .contains("Patient/" + one, "Patient/" + other, "AllergyIntolerance/" + latex)
                .doesNotHaveDuplicates()
                .allMatch(reference -> reference.matches("(Patient|AllergyIntolerance)/.*"));
        assertThat(CLIENT.exported(CLIENT.kickOff("/Patient/$export", named(other))))
                .containsExactlyInAnyOrder("Patient/" + other, "AllergyIntolerance/" + pollen);
    }

    @Test
    void exportsTheActiveMembersOfAGroup() {
        assertThat(CLIENT.exported(CLIENT.kickOff("/Group/" + group + "/$export?_type=Patient,AllergyIntolerance")))
                .containsExactlyInAnyOrder("Patient/" + one, "AllergyIntolerance/" + latex);
        assertThat(CLIENT.exported(CLIENT.kickOff("/Group/" + group + "/$export?_type=Group")))
                .as("a Group is in the compartment of its members")
                .containsExactly("Group/" + group);
        assertThat(CLINIC.kickOff("/Group/" + group + "/$export").status()).isEqualTo(404);
    }

    @Test
    void exportsOfTheWholeSystemWhatBelongsToNobodyToo() {
        assertThat(CLIENT.exported(CLIENT.kickOff("/$export?_type=Group"))).contains("Group/" + group);
        assertThat(CLINIC.exported(CLINIC.kickOff("/$export?_type=Group"))).doesNotContain("Group/" + group);
    }

    @Test
    void exportsWhatAFilterFinds() {
        String filter = "_typeFilter=AllergyIntolerance%3Fpatient%3D" + one + "%26clinical-status%3Dactive";
        assertThat(CLIENT.exported(CLIENT.kickOff("/$export?_type=AllergyIntolerance&" + filter)))
                .containsExactly("AllergyIntolerance/" + latex);
        assertThat(CLIENT.exported(CLIENT.kickOff(
                        "/$export?_type=AllergyIntolerance&" + filter + ",AllergyIntolerance%3F_id%3D" + pollen)))
                .containsExactlyInAnyOrder("AllergyIntolerance/" + latex, "AllergyIntolerance/" + pollen);
    }

    @Test
    void exportsTheElementsThatAreAskedForAndWhatCannotBeLeftOut() {
        String status = BulkClient.status(CLIENT.kickOff(
                "/Group/" + group + "/$export?_type=Patient,AllergyIntolerance&_elements=Patient.gender"));
        List<JsonNode> lines = CLIENT.lines(CLIENT.manifest(status), "output");
        RestCall.delete(HOSPITAL, status);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).path("gender").asString()).isEqualTo("female");
        assertThat(lines.get(0).has("name")).isFalse();
        assertThat(lines.get(0).at("/meta/tag").toString()).contains("SUBSETTED");
        assertThat(lines.get(1).at("/code/text").asString()).isEqualTo("Latex");
    }

    @Test
    void exportsProvenancesOfWhatItHolds() {
        List<String> exported = CLIENT.exported(CLIENT.kickOff("/Group/" + group
                + "/$export?_type=AllergyIntolerance&includeAssociatedData=RelevantProvenanceResources"));
        assertThat(exported).contains("AllergyIntolerance/" + latex);
        assertThat(exported)
                .filteredOn(reference -> reference.startsWith("Provenance/"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        HOSPITAL.search("Provenance?target=AllergyIntolerance/" + latex).stream()
                                .map(BulkClient::reference)
                                .toList());
    }

    @Test
    void tellsWhatChangedAndWhatWasDeletedSince() {
        String person = patient();
        String gone = allergy(person, "Nickel");
        String begun = CLIENT.manifest(BulkClient.status(CLIENT.kickOff("/Patient/$export", named(person))))
                .json()
                .path("transactionTime")
                .asString();
        assertThat(RestCall.delete(HOSPITAL, "/AllergyIntolerance/" + gone).status())
                .isEqualTo(204);
        String brief = allergy(person, "Brief");
        assertThat(RestCall.delete(HOSPITAL, "/AllergyIntolerance/" + brief).status())
                .isEqualTo(204);
        String late = allergy(person, "Late");

        String status = BulkClient.status(CLIENT.kickOff("/Patient/$export?_since=" + begun, named(person)));
        Got manifest = CLIENT.manifest(status);

        assertThat(Instant.parse(manifest.json().path("transactionTime").asString()))
                .isAfter(Instant.parse(begun));
        assertThat(CLIENT.lines(manifest, "output"))
                .extracting(BulkClient::reference)
                .containsExactly("AllergyIntolerance/" + late);
        assertThat(CLIENT.lines(manifest, "deleted")).singleElement().satisfies(bundle -> {
            assertThat(bundle.path("type").asString()).isEqualTo("transaction");
            assertThat(bundle.path("entry")).hasSize(1);
            assertThat(bundle.at("/entry/0/request/method").asString()).isEqualTo("DELETE");
            assertThat(bundle.at("/entry/0/request/url").asString()).isEqualTo("AllergyIntolerance/" + gone);
        });
        RestCall.delete(HOSPITAL, status);
    }

    @Test
    void givesAuditorsEveryVersionAndNobodyElse() {
        String begun = Instant.now().minusSeconds(600).toString();
        String changed = allergy(patient(), "Wool");
        JsonNode stated =
                RestCall.get(HOSPITAL, "/AllergyIntolerance/" + changed).json();
        ((ObjectNode) stated.path("code")).put("text", "Wools");
        assertThat(RestCall.put(HOSPITAL, "/AllergyIntolerance/" + changed, stated)
                        .status())
                .isEqualTo(200);
        String asked = "/$export?_type=AllergyIntolerance&_includeHistory=true&_since=" + begun;

        assertThat(AUDITOR.exported(AUDITOR.kickOff(asked)))
                .filteredOn(("AllergyIntolerance/" + changed)::equals)
                .hasSize(2);
        assertThat(CLIENT.kickOff(asked).status()).isEqualTo(403);
    }

    @Test
    void givesFilesToTheirClientAloneAndTellsTheAuditWhatTheyHeld() throws Exception {
        String status = BulkClient.status(CLIENT.kickOff("/Patient/$export", named(one)));
        Got manifest = CLIENT.manifest(status);
        assertThat(manifest.json().path("requiresAccessToken").asBoolean()).isTrue();
        assertThat(manifest.json().path("request").asString()).endsWith("/fhir/Patient/$export");
        assertThat(manifest.json().path("error")).isEmpty();
        assertThat(manifest.header("Expires")).isNotEmpty();
        String file = BulkClient.files(manifest, "output")
                .reduce((first, last) -> last)
                .orElseThrow();

        Got got = RestCall.get(HOSPITAL, file);

        assertThat(got.header("Content-Type")).startsWith("application/fhir+ndjson");
        String held = (String) WholeService.bean(JdbcTemplate.class)
                .queryForMap(
                        "select array_to_string(resources, ' ') as held from audit_event"
                                + " where request_id = ? and detail = 'export-file'",
                        got.header("X-Request-Id"))
                .get("held");
        assertThat(held).contains("AllergyIntolerance/" + latex + "/_history/1").doesNotContain("Patient/");
        assertThat(gzip(file)).isEqualTo(got.text());
        assertThat(RestCall.get(CLINIC.partner(), file).status()).isEqualTo(404);
        assertThat(RestCall.get(CLINIC.partner(), status).status()).isEqualTo(404);
        assertThat(RestCall.delete(CLINIC.partner(), status).status()).isEqualTo(404);

        assertThat(RestCall.delete(HOSPITAL, status).status()).isEqualTo(202);
        assertThat(RestCall.get(HOSPITAL, status).status()).isEqualTo(404);
        assertThat(RestCall.get(HOSPITAL, file).status()).isEqualTo(404);
    }

    private static String gzip(String file) throws IOException, InterruptedException {
        byte[] body = HttpClient.newHttpClient()
                .send(
                        HOSPITAL.authorized("/fhir" + file)
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        try (GZIPInputStream lines = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void hidesNumbersOfOthersAsSearchesDo() {
        String mrn = RestCall.get(HOSPITAL, "/Patient/" + one)
                .json()
                .at("/identifier/0/value")
                .asString();
        assertThat(mrn).startsWith("BULK-");
        String status = BulkClient.status(AUDITOR.kickOff("/Patient/$export", named(one)));
        assertThat(AUDITOR.lines(AUDITOR.manifest(status), "output").toString()).contains(mrn);
        RestCall.delete(AUDITOR.partner(), status);
        assertThat(CLINIC.kickOff("/Patient/$export", named(one)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/$export?nonsense=1, 400, not-supported",
        "/$export?_outputFormat=csv, 400, value",
        "/$export?_type=Nonsense, 400, value",
        "/$export?_type=AuditEvent, 400, not-supported",
        "/$export?_since=yesterday, 400, value",
        "/$export?_type=Patient&_typeFilter=Observation%3Fstatus%3Dfinal, 400, value",
        "/$export?_typeFilter=Observation, 400, value",
        "/$export?_typeFilter=Observation%3Fnonsense%3Dfinal, 400, not-supported",
        "/$export?_type=Patient&_typeFilter=Patient%3F%25zz%3D1, 400, value",
        "/$export?_type=Patient&_elements=Patient.nonsense, 400, value",
        "/$export?includeAssociatedData=_custom, 400, not-supported",
        "/$export?_includeHistory=perhaps, 400, value",
        "/$export?patient=Patient/1, 400, not-supported",
        "/Patient/$export?patient=Patient/absent, 400, value",
        "/Group/absent/$export, 404, not-found",
        "/bulk/x/$export-status, 404, not-found",
        "/bulk/x/0/$export-file, 404, not-found",
        "/bulk/00000000-0000-0000-0000-000000000000/$export-status, 404, not-found",
    })
    void refusesWithAnOutcomeThatSaysWhy(String path, int status, String issueType) {
        Got got = CLIENT.kickOff(path);
        assertThat(got.status()).as(got.text()).isEqualTo(status);
        assertThat(got.issue().path("code").asString()).isEqualTo(issueType);
        assertThat(got.issue().path("diagnostics").asString()).isNotBlank();
    }

    /**
     * Each value is a parameter of the statement, each chain a search by itself, however many filters they stand in.
     */
    @ParameterizedTest
    @CsvSource({"code=x, 1001, 2", "patient.gender=male, 1, 21"})
    void boundsAllFiltersTogether(String criterion, int values, int filters) {
        String filter = "{\"name\":\"_typeFilter\",\"valueString\":\"AllergyIntolerance?" + criterion
                + ",x".repeat(values - 1) + "\"}";
        Got got = RestCall.to(HOSPITAL, "/$export")
                .header("Prefer", "respond-async")
                .call(
                        "POST",
                        "{\"resourceType\":\"Parameters\",\"parameter\":["
                                + String.join(",", Collections.nCopies(filters, filter)) + "]}");
        assertThat(got.status()).as(got.text()).isEqualTo(400);
        assertThat(got.issue().path("diagnostics").asString()).contains("`_typeFilter`", "2000", "20 chained");
    }

    @Test
    void leavesOutWhatIsNotServedOnlyWhenAskedToAndSaysSo() {
        Got accepted = RestCall.to(HOSPITAL, "/Group/" + group + "/$export?_type=Patient&nonsense=1")
                .header("Prefer", "respond-async, handling=lenient")
                .call("GET", "");
        String status = BulkClient.status(accepted);
        Got manifest = CLIENT.manifest(status);
        assertThat(CLIENT.lines(manifest, "error"))
                .singleElement()
                .satisfies(
                        outcome -> assertThat(outcome.at("/issue/0/diagnostics").asString())
                                .contains("nonsense"));
        assertThat(CLIENT.lines(manifest, "output")).hasSize(1);
        RestCall.delete(HOSPITAL, status);
    }

    @Test
    void refusesAClientThatAsksForTooManyAtOnce() {
        JdbcTemplate jdbc = WholeService.bean(JdbcTemplate.class);
        UUID first = waiting(jdbc);
        UUID second = waiting(jdbc);
        try {
            Got refused = CLINIC.kickOff("/$export?_type=Group");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("30");
            Got working = RestCall.get(CLINIC.partner(), "/bulk/" + first + "/$export-status");
            assertThat(working.status()).isEqualTo(202);
            assertThat(working.header("X-Progress")).isEqualTo("0 of 1 steps made");
            assertThat(working.header("Retry-After")).isEqualTo("2");
            assertThat(RestCall.get(CLINIC.partner(), "/bulk/" + first + "/0/$export-file")
                            .status())
                    .isEqualTo(404);
        } finally {
            assertThat(RestCall.delete(CLINIC.partner(), "/bulk/" + first + "/$export-status")
                            .status())
                    .isEqualTo(202);
            RestCall.delete(CLINIC.partner(), "/bulk/" + second + "/$export-status");
        }
    }

    /** One that another process holds. */
    private static UUID waiting(JdbcTemplate jdbc) {
        UUID id = UUID.randomUUID();
        jdbc.update(
                "insert into bulk_export (id, client, scopes, asked, request, instant, kept_until, claimed_until)"
                        + " values (?, 'demo-clinic', 'system/*.rs', ?, 'r', now(), now() + interval '1 day',"
                        + " now() + interval '1 day')",
                id,
                Exports.text(new Asked(
                        Asked.Level.SYSTEM,
                        List.of(),
                        List.of("Group"),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Asked.Provenances.AS_TYPED,
                        Asked.Versions.LATEST)));
        return id;
    }
}
