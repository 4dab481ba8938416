package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.StoredRows;
import care.sij.support.WholeService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every request leaves one audit row, whatever comes of it, before its answer does. */
class AuditIT {

    private static final String UNWRITABLE = "unwritable-audit-row";
    private static final String BIRTH_DATE = "\"birthDate\"\\s*:\\s*\"[0-9-]+\",";
    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner clinic = WholeService.partner("demo-clinic");
    private final DemoPartner auditor = WholeService.partner("demo-auditor");
    private final JdbcTemplate jdbc = WholeService.bean(JdbcTemplate.class);

    @Test
    void tellsOfEachReadWhatItShowed() {
        String patient = Rested.person(hospital);
        String reference = "Patient/" + patient + "/_history/1";
        String path = "/Patient/" + patient;
        shows(get(path), "read", "R", 200, reference, patient);
        shows(
                asked(hospital, path).header("If-None-Match", "W/\"1\"").call("GET", ""),
                "read",
                "R",
                304,
                reference,
                patient);
        shows(get(path + "/_history/1"), "vread", "R", 200, reference, patient);
        shows(get(path + "/_history"), "history-instance", "E", 200, reference, patient);
        Got history = get("/Patient/_history?_count=1");
        assertThat(row(history)).containsEntry("kind", "history-type");
        assertThat(texts(row(history), "resources")).hasSize(1);
        assertThat(row(get("/_history?_count=1"))).containsEntry("kind", "history-system");

        Got found = get("/Patient?_id=" + patient + "&family=SYNTHETICA");
        shows(found, "search", "E", 200, reference, patient);
        assertThat(row(found)).containsEntry("query", "GET /fhir/Patient?_id=" + patient + "&family=SYNTHETICA");
        Got posted = asked(hospital, "/Patient/_search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .call("POST", "_id=" + patient + "&family=Syn%20Th");
        assertThat(posted.status()).isEqualTo(200);
        assertThat(row(posted))
                .containsEntry("kind", "search")
                .containsEntry("query", "POST /fhir/Patient/_search?_id=" + patient + "&family=Syn+Th");
        assertThat(texts(row(get("/Patient?identifier=" + Rested.MRN + "%7Cnobody")), "resources"))
                .isEmpty();
    }

    private void shows(Got got, String kind, String action, int http, String reference, String patient) {
        Map<String, Object> row = row(got);
        assertThat(row)
                .containsEntry("kind", kind)
                .containsEntry("action", action)
                .containsEntry("outcome", 0)
                .containsEntry("http", http)
                .containsEntry("agent", "demo-hospital")
                .containsEntry("address", "127.0.0.1");
        assertThat(row.get("token")).asString().hasSize(22);
        assertThat(row.get("commit")).isNull();
        assertThat(texts(row, "resources")).containsExactly(reference);
        assertThat(texts(row, "patients")).containsExactly(patient);
    }

    @Test
    void tellsOfEachWriteInItsCommit() {
        Got created = post("/Patient", Rested.patient(Rested.number()));
        String patient = created.id();
        changes(created, "create", "C", 201, "Patient/" + patient + "/_history/1");
        assertThat(texts(row(created), "patients")).containsExactly(patient);
        Got practitioner = post("/Practitioner", Rested.practitioner(Rested.number()));
        changes(practitioner, "create", "C", 201, "Practitioner/" + practitioner.id() + "/_history/1");
        String path = "/Practitioner/" + practitioner.id();
        ObjectNode changed = (ObjectNode) practitioner.json();
        changed.put("active", true);
        changes(
                asked(hospital, path).call("PUT", changed.toString()),
                "update",
                "U",
                200,
                "Practitioner/" + practitioner.id() + "/_history/2");
        Got unchanged = asked(hospital, path).call("PUT", changed.toString());
        assertThat(row(unchanged)).containsEntry("kind", "update").containsEntry("http", 200);
        assertThat(texts(row(unchanged), "resources"))
                .containsExactly("Practitioner/" + practitioner.id() + "/_history/2");
        changes(
                asked(hospital, path).call("DELETE", ""),
                "delete",
                "D",
                204,
                "Practitioner/" + practitioner.id() + "/_history/3");
        assertThat(row(asked(hospital, path).call("DELETE", ""))).containsEntry("kind", "delete");
    }

    private void changes(Got got, String kind, String action, int http, String reference) {
        Map<String, Object> row = row(got);
        assertThat(got.status()).isEqualTo(http);
        assertThat(row)
                .containsEntry("kind", kind)
                .containsEntry("action", action)
                .containsEntry("outcome", 0)
                .containsEntry("http", http)
                .containsEntry("agent", "demo-hospital");
        assertThat(written(row)).contains(reference);
        assertThat(event(row).path("entity").findValuesAsString("reference")).contains(reference);
    }

    @Test
    void tellsOfTransactionsOnceAndOfBatchesByTheirWritesToo() {
        String patient = Rested.person(hospital);
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "POST", "Practitioner", Rested.practitioner(Rested.number()));
        Map<String, Object> row = row(post("", transaction));
        assertThat(row).containsEntry("kind", "transaction").containsEntry("http", 200);
        assertThat(written(row)).hasSize(1);

        ObjectNode reading = Rested.bundle("transaction");
        Rested.entry(reading, "GET", "Patient/" + patient, Rested.nothing());
        assertThat(texts(row(post("", reading)), "resources")).containsExactly("Patient/" + patient + "/_history/1");

        ObjectNode batch = Rested.bundle("batch");
        Rested.entry(batch, "POST", "Practitioner", Rested.practitioner(Rested.number()));
        Rested.entry(batch, "GET", "Patient/" + patient, Rested.nothing());
        Rested.entry(batch, "GET", "Patient/absent", Rested.nothing());
        List<Map<String, Object>> rows = rows(post("", batch));
        assertThat(rows).extracting(one -> one.get("kind")).containsExactly("create", "batch");
        assertThat(rows).extracting(one -> one.get("agent")).containsOnly("demo-hospital");
        assertThat(texts(rows.get(1), "patients")).containsExactly(patient);
    }

    @Test
    void tellsOfWhatIsRefused() {
        refused(get("/Patient/absent"), "read", 4, 404, "demo-hospital");
        refused(get("/Patient?nonsense=1"), "search", 4, 400, "demo-hospital");
        refused(get("/Nonsense/1"), "read", 4, 404, "demo-hospital");
        refused(get("/$nonsense"), "operation", 4, 404, "demo-hospital");
        refused(asked(hospital, "/Patient/1").call("PATCH", "{}"), "patch", 4, 400, "demo-hospital");
        refused(post("/Patient", Rested.object("{'resourceType': 'Observation'}")), "create", 4, 400, "demo-hospital");
        refused(post("", Rested.object("{'resourceType': 'Bundle'}")), "batch", 4, 400, "demo-hospital");
        DemoPartner narrow = WholeService.partner("demo-hospital", "system/Task.r");
        refused(asked(narrow, "/Patient/1").call("GET", ""), "read", 4, 403, "demo-hospital");
        Got nobody = bare(HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + "/fhir/Patient/1"))
                .header("Authorization", "Bearer nonsense"));
        refused(nobody, "read", 4, 401, "");
        assertThat(row(nobody)).containsEntry("token", "");
        refused(
                asked(clinic, "/AuditEvent").call("POST", "{\"resourceType\":\"AuditEvent\"}"),
                "create",
                4,
                405,
                "demo-clinic");
    }

    @Test
    void saysThatAuditEventsAreOnlyRead() {
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            Got got = asked(clinic, "/AuditEvent/1").call(method, "{\"resourceType\":\"AuditEvent\",\"id\":\"1\"}");
            assertThat(got.status()).as(method).isEqualTo(405);
            assertThat(got.header("Allow")).as(method).isEqualTo("GET, HEAD");
        }
    }

    private void refused(Got got, String kind, int outcome, int http, String agent) {
        assertThat(got.status()).isEqualTo(http);
        assertThat(row(got))
                .containsEntry("kind", kind)
                .containsEntry("outcome", outcome)
                .containsEntry("http", http)
                .containsEntry("agent", agent);
        assertThat(texts(row(got), "patients")).isEmpty();
    }

    @Test
    void tellsOfTokensOperationsAndRegistrations() {
        Got listed = get("/$deliveries?_count=1");
        Map<String, Object> row = row(listed);
        assertThat(row).containsEntry("kind", "operation").containsEntry("detail", "deliveries");
        Map<String, Object> login =
                jdbc.queryForMap("select * from audit_event where kind = 'token' and token = ?", row.get("token"));
        assertThat(login)
                .containsEntry("agent", "demo-hospital")
                .containsEntry("http", 200)
                .containsEntry("action", "E");
        String hold = "/$hold-deliveries?partner=demo-payer";
        Map<String, Object> held = row(asked(clinic, hold).call("POST", ""));
        assertThat(held).containsEntry("kind", "operation").containsEntry("detail", "hold-deliveries");
        assertThat(transaction("audit_event", "number = " + held.get("number")))
                .isEqualTo(transaction("delivery_gate", "partner = 'demo-payer'"));
        row(asked(clinic, "/$release-deliveries?partner=demo-payer").call("POST", ""));
        assertThat(row(asked(clinic, hold).header("X-Correlation-Id", "1").call("GET", "")))
                .containsEntry("outcome", 4);
        Got refused = bare(HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&username=SYNTHETICA")));
        refused(refused, "token", 4, 400, "");
    }

    /** The transaction that wrote a row. */
    private String transaction(String table, String where) {
        return jdbc.queryForObject("select xmin::text from " + table + " where " + where, String.class);
    }

    @Test
    void tellsOfMessagesInTheirCommit() {
        Journey journey = Journey.named("J1").about("SYN-001-audited");
        String referral = journey.messages().get(0).json();
        Got taken = message(referral);
        Map<String, Object> row = row(taken);
        assertThat(row)
                .containsEntry("kind", "message")
                .containsEntry("detail", "sij-referral-request")
                .containsEntry("action", "E")
                .containsEntry("outcome", 0)
                .containsEntry("http", 200);
        assertThat(texts(row, "patients")).hasSize(1);
        assertThat(written(row))
                .anyMatch(one -> one.startsWith("Bundle/"))
                .anyMatch(one -> one.startsWith("CarePlan/"));
        assertThat(row(message(referral))).containsEntry("kind", "message").containsEntry("http", 200);

        Got modified = message(referral.replaceAll(BIRTH_DATE, "\"birthDate\": \"1970-01-01\","));
        assertThat(row(modified)).containsEntry("outcome", 4).containsEntry("http", 200);

        Journey.Message other =
                Journey.named("J1").about("SYN-001-audited-not").messages().get(0);
        Got fatal = message(other.json().replaceAll(BIRTH_DATE, ""));
        assertThat(row(fatal))
                .containsEntry("detail", "sij-referral-request")
                .containsEntry("outcome", 4)
                .containsEntry("http", 200);
        assertThat(transaction("audit_event", "number = " + row(fatal).get("number")))
                .isEqualTo(transaction("inbox", "message_id = '" + other.id() + "'"));
        refused(message("{\"resourceType\":\"Bundle\",\"type\":\"message\"}"), "message", 4, 400, "demo-hospital");
    }

    @Test
    void rendersRowsByBalpAndFindsThem() {
        String patient = Rested.person(hospital);
        Got read = get("/Patient/" + patient);
        JsonNode event = event(row(read));
        assertThat(texts(event.path("meta").path("profile")))
                .containsExactly(BALP + "PatientRead", BALP + "OAUTHaccessTokenUse.Minimal");
        assertThat(event.path("subtype").path(0).path("code").asString()).isEqualTo("read");
        assertThat(event.path("agent").findValuesAsString("code"))
                .containsExactly("110152", "110153", "UserOauthAgent");
        assertThat(event.path("agent").path(2).path("policy").path(0).asString())
                .isEqualTo("urn:ietf:params:oauth:jti:" + row(read).get("token"));
        assertThat(event.path("entity").findValuesAsString("reference"))
                .containsExactly("Patient/" + patient, "Patient/" + patient + "/_history/1");

        Got search = get("/Observation?patient=" + patient);
        JsonNode query = event(row(search)).path("entity").path(1);
        assertThat(query.path("role").path("code").asString()).isEqualTo("24");
        assertThat(new String(Base64.getDecoder().decode(query.path("query").asString()), StandardCharsets.UTF_8))
                .isEqualTo("GET /fhir/Observation?patient=" + patient);

        String all = "AuditEvent?patient=" + patient;
        assertThat(ids(auditor, all)).hasSize(3).contains(id(read)); // created, read, and looked at by the auditor
        assertThat(ids(auditor, all + "&subtype=read&agent=demo-hospital&action=R&outcome=0&type=rest"))
                .containsExactly(id(read));
        assertThat(ids(auditor, all + "&agent=demo-clinic")).isEmpty();
        assertThat(ids(auditor, all + "&date=ge2100")).isEmpty();
        assertThat(ids(auditor, "AuditEvent?entity=Patient/" + patient + "&action=C"))
                .hasSize(1);
        Got total = asked(auditor, "/" + all + "&_summary=count").call("GET", "");
        assertThat(total.json().path("total").asInt())
                .isEqualTo(ids(auditor, all).size());
        assertThat(texts(row(total), "resources")).isEmpty();

        Got looked = asked(auditor, "/AuditEvent/" + id(read)).call("GET", "");
        assertThat(row(looked)).containsEntry("kind", "read").containsEntry("agent", "demo-auditor");
        assertThat(texts(row(looked), "resources")).containsExactly("AuditEvent/" + id(read));
        assertThat(texts(row(looked), "patients")).containsExactly(patient);
        assertThat(asked(auditor, "/AuditEvent?nonsense=1").call("GET", "").status())
                .isEqualTo(400);
    }

    @Test
    void showsOthersWhatTheyDidThemselvesAndNothingElse() {
        String patient = Rested.person(hospital);
        String read = id(get("/Patient/" + patient));
        assertThat(get("/AuditEvent/" + read).status()).isEqualTo(200);
        assertThat(asked(clinic, "/AuditEvent/" + read).call("GET", "").status())
                .isEqualTo(404);
        assertThat(ids(clinic, "AuditEvent?patient=" + patient)).isEmpty();
        assertThat(ids(hospital, "AuditEvent?patient=" + patient)).contains(read);
        DemoPartner narrow = WholeService.partner("demo-hospital", "system/Patient.rs");
        assertThat(asked(narrow, "/AuditEvent/" + read).call("GET", "").status())
                .isEqualTo(403);
    }

    @Test
    void keepsBackWhatItCannotTellOf() {
        String patient = Rested.person(hospital);
        forbidUnwritable();
        Got held = RestCall.to(hospital, "/Patient/" + patient)
                .header("X-Request-Id", UNWRITABLE)
                .call("GET", "");
        assertThat(held.status()).isEqualTo(500);
        assertThat(held.text()).contains("OperationOutcome").doesNotContain(patient, "SYNTHETICA");
        Got page = RestCall.beside(hospital, "/console/sign-in")
                .header("X-Request-Id", UNWRITABLE)
                .call("GET", "");
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("<h1>This is held back</h1>").doesNotContain("<form");

        StoredRows before = StoredRows.now();
        String referral =
                Journey.named("J1").about("SYN-001-unaudited").messages().get(0).json();
        Got message = RestCall.to(hospital, "/$process-message")
                .header("X-Request-Id", UNWRITABLE)
                .call("POST", referral);
        assertThat(message.status()).isEqualTo(500);
        assertThat(StoredRows.now()).isEqualTo(before);
        assertThat(jdbc.queryForObject(
                        "select count(*) from inbox where answer is not null and message_id = ?",
                        Integer.class,
                        Journey.named("J1")
                                .about("SYN-001-unaudited")
                                .messages()
                                .get(0)
                                .id()))
                .isZero();
        allowAll();
        assertThat(message(referral).status()).isEqualTo(200);
    }

    private static void forbidUnwritable() {
        owner().execute("alter table audit_event add constraint unwritable check (request_id <> '" + UNWRITABLE + "')");
    }

    @AfterAll
    static void allowAll() {
        owner().execute("alter table audit_event drop constraint if exists unwritable");
    }

    private static JdbcTemplate owner() {
        FlywayConnectionDetails details = WholeService.bean(FlywayConnectionDetails.class);
        return new JdbcTemplate(
                new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword()));
    }

    /** A query holds what was sent; nothing else of a row tells a name or a date of birth. */
    @Test
    void holdsNothingThatNamesAPerson() {
        Rested.person(hospital);
        get("/Patient?family=SYNTHETICA&birthdate=1980-04-01");
        assertThat(jdbc.queryForObject("""
                select count(*) from (select to_jsonb(a) - 'query' - 'instant' as row from audit_event a) all_but_query
                where row::text ~* 'synthetic|1980-04-01'""", Integer.class)).isZero();
    }

    private static Got bare(HttpRequest.Builder request) {
        try {
            return new Got(HTTP.send(
                    request.header("X-Request-Id", "audit-" + UUID.randomUUID()).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Got get(String path) {
        return asked(hospital, path).call("GET", "");
    }

    private Got post(String path, JsonNode body) {
        return asked(hospital, path).call("POST", body.toString());
    }

    private Got message(String json) {
        return asked(hospital, "/$process-message").call("POST", json);
    }

    private static RestCall asked(DemoPartner partner, String path) {
        return RestCall.to(partner, path).header("X-Request-Id", "audit-" + UUID.randomUUID());
    }

    private Map<String, Object> row(Got got) {
        List<Map<String, Object>> rows = rows(got);
        assertThat(rows).as(got.status() + " " + got.text()).hasSize(1);
        return rows.get(0);
    }

    private List<Map<String, Object>> rows(Got got) {
        return jdbc.queryForList(
                "select * from audit_event where request_id = ? order by number", got.header("X-Request-Id"));
    }

    private String id(Got got) {
        return row(got).get("number").toString();
    }

    private JsonNode event(Map<String, Object> row) {
        Got got = RestCall.get(auditor, "/AuditEvent/" + row.get("number"));
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        return got.json();
    }

    private static List<String> ids(DemoPartner partner, String query) {
        return partner.search(query + "&_count=100").stream()
                .map(event -> event.path("id").asString())
                .toList();
    }

    private List<String> written(Map<String, Object> row) {
        return jdbc.queryForList(
                "select type || '/' || id || '/_history/' || version from resource_version where commit = ?",
                String.class,
                row.get("commit"));
    }

    private static List<String> texts(Map<String, Object> row, String column) {
        try {
            return Arrays.asList((String[]) ((java.sql.Array) row.get(column)).getArray());
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
