package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.LedgerKey;
import care.sij.audit.ledger.SignedNote;
import care.sij.audit.ledger.tree.MerkleProofs;
import care.sij.record.Bytes;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ledger as partners and auditors meet it, checked by what docs/api/ledger.md says and nothing else. */
class LedgerIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int REQUEST = 0;

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner auditor = WholeService.partner("demo-auditor");
    private final DemoPartner clinic = WholeService.partner("demo-clinic");
    private final DemoPartner payer = WholeService.partner("demo-payer");
    private final DemoPartner second = WholeService.secondHospital();

    @Test
    void tellsANewestCheckpointInAnAnswerAndTheSameInTheAnswerToAResend() throws Exception {
        awaitCheckpoint(1);
        Journey.Message message =
                Journey.named("J1").about("SYN-001-ledgered").messages().get(REQUEST);
        Answer answer = Answer.taken(message);

        JsonNode extension = answer.resource("MessageHeader").path("extension").path(0);
        assertThat(extension.path("url").asString())
                .isEqualTo("http://sij-pathways.example.org/fhir/StructureDefinition/sij-ledger-checkpoint");
        assertSigned(decoded(extension.path("valueBase64Binary")).asUtf8());
        long told = SignedNote.parse(
                        decoded(extension.path("valueBase64Binary")).asUtf8())
                .orElseThrow()
                .checkpoint()
                .size();
        awaitCheckpoint(told + 1);
        assertThat(Answer.to(message).text()).isEqualTo(answer.text());
    }

    @Test
    void provesAVersionToWhomeverMayReadIt() throws Exception {
        Journey journey = Journey.named("J1").about("SYN-001-proved");
        Answer.taken(journey.messages().get(REQUEST));
        String patient = hospital.search("Patient?identifier=" + journey.patient())
                .get(0)
                .path("id")
                .asString();
        JsonNode order =
                hospital.search("ServiceRequest?subject=Patient/" + patient).get(0);
        String reference = "ServiceRequest/" + order.path("id").asString() + "/_history/"
                + order.path("meta").path("versionId").asString();
        JsonNode proof = proof(hospital, reference);

        assertProved(proof, auditor.get("/fhir/" + reference).body());
        assertThat(RestCall.get(payer, "/$inclusion-proof?reference=" + reference)
                        .status())
                .isEqualTo(404);
        assertThat(RestCall.get(second, "/$inclusion-proof?reference=" + reference)
                        .status())
                .isEqualTo(404);
        assertThat(RestCall.get(auditor, "/$inclusion-proof?reference=Patient/" + patient)
                        .status())
                .isEqualTo(400);
        assertThat(RestCall.get(auditor, "/$inclusion-proof?reference=Patient/" + patient + "/_history/99")
                        .status())
                .isEqualTo(404);
        assertThat(RestCall.get(auditor, "/$inclusion-proof?size=1&reference=" + reference)
                        .status())
                .isIn(400, 404);
    }

    @Test
    void keepsFromACallerWhatItsHashesWouldTellOfNumbersThatItDoesNotSee() {
        Journey journey = Journey.named("J1").about("SYN-001-unproved");
        Answer.taken(journey.messages().get(REQUEST));
        String patient = hospital.search("Patient?identifier=" + journey.patient())
                .get(0)
                .path("id")
                .asString();
        String reference = "Patient/" + patient + "/_history/1";

        assertThat(values(proof(hospital, reference), "fields")).hasSize(1);
        JsonNode seenByClinic = proof(clinic, reference);
        assertThat(values(seenByClinic, "fields")).isEmpty();
        assertIncluded(seenByClinic);
    }

    @Test
    void provesThatNothingChangedBetweenTwoCheckpoints() throws Exception {
        long from = awaitCheckpoint(1);
        Answer.taken(Journey.named("J1").about("SYN-001-extended").messages().get(REQUEST));
        long to = awaitCheckpoint(from + 1);

        JsonNode proof = RestCall.get(payer, "/$consistency-proof?from=" + from + "&to=" + to)
                .json();
        SignedNote first = note(proof, "from");
        SignedNote last = note(proof, "to");
        assertThat(first.checkpoint().size()).isEqualTo(from);
        assertThat(MerkleProofs.extend(
                        from,
                        first.checkpoint().root(),
                        last.checkpoint().size(),
                        last.checkpoint().root(),
                        hashes(proof, "proof")))
                .isTrue();
        assertThat(RestCall.get(payer, "/$consistency-proof?from=" + to + "&to=" + from)
                        .status())
                .isEqualTo(400);
        assertThat(RestCall.get(payer, "/$consistency-proof?from=999999999").status())
                .isEqualTo(404);
    }

    @Test
    void verifiesForAnAuditorAllThatEveryOtherTestRecorded() throws Exception {
        long size = awaitCheckpoint(1);
        String kept =
                Base64.getEncoder().encodeToString(page("/ledger/checkpoint").body());
        Got got = RestCall.to(auditor, "/$verify")
                .header("X-Request-Id", "verified-for-an-auditor")
                .call(
                        "POST",
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"checkpoint\",\"valueBase64Binary\":\""
                                + kept + "\"}]}");

        assertThat(got.status()).isEqualTo(200);
        assertThat(values(got.json(), "finding")).isEmpty();
        assertThat(values(got.json(), "holds").get(0).path("valueBoolean").asBoolean())
                .isTrue();
        JsonNode checked = values(got.json(), "checked").get(0).path("part");
        assertThat(Long.parseLong(checked.path(0).path("valueString").asString()))
                .isGreaterThanOrEqualTo(size);
        assertThat(WholeService.bean(JdbcTemplate.class)
                        .queryForList(
                                "select kind || ' ' || detail from audit_event where request_id = 'verified-for-an-auditor'",
                                String.class))
                .containsExactly("operation verify");
    }

    @ParameterizedTest
    @CsvSource({
        "demo-hospital, GET, /$verify, 403",
        "demo-clinic, GET, /$verify, 403",
        "demo-auditor, GET, /$verify?checkpoint=%25, 400",
        "demo-auditor, GET, /$verify?from=-1, 400",
        "demo-auditor, GET, /$verify?everything=1, 400",
        "demo-hospital, POST, /$rotate-ledger-key, 403",
        "demo-auditor, POST, /$rotate-ledger-key, 403",
        "demo-hospital, GET, /$consistency-proof, 400",
        "demo-hospital, GET, /$inclusion-proof, 400",
        "demo-hospital, GET, /$inclusion-proof?reference=Nonsense/1/_history/1, 404",
    })
    void refusesWhatIsNotForTheCallerOrNotAsked(String partner, String method, String path, int status) {
        assertThat(RestCall.to(WholeService.partner(partner), path)
                        .call(method, "")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void signsWithANewKeyForTheClinicAndKeepsTheOldOnePublished() throws Exception {
        awaitCheckpoint(1);
        List<String> before = page("/ledger/keys").asText();
        Got rotated = RestCall.to(clinic, "/$rotate-ledger-key").call("POST", "");
        assertThat(rotated.status()).isEqualTo(200);

        List<String> after = page("/ledger/keys").asText();
        assertThat(after.get(0))
                .isEqualTo(
                        values(rotated.json(), "key").get(0).path("valueString").asString());
        assertThat(after).containsAll(before).hasSize(before.size() + 1);
    }

    private JsonNode proof(DemoPartner partner, String reference) {
        String path = "/$inclusion-proof?reference=" + reference;
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> RestCall.get(partner, path).status() == 200);
        return RestCall.get(partner, path).json();
    }

    /** By the steps of docs/api/ledger.md. */
    private void assertProved(JsonNode proof, byte[] body) throws Exception {
        JsonNode fields = values(proof, "fields").get(0);
        Bytes bodyHash = decoded(part(fields, "body-hash"));
        ByteArrayOutputStream salted = new ByteArrayOutputStream();
        salted.writeBytes(decoded(part(fields, "salt")).toArray());
        salted.writeBytes(body);
        assertThat(Bytes.of(salted.toByteArray()).sha256()).isEqualTo(bodyHash);

        ByteArrayOutputStream leaf = new ByteArrayOutputStream();
        leaf.write(0);
        text(leaf, "sij-version-1");
        text(leaf, part(fields, "type").asString());
        text(leaf, part(fields, "id").asString());
        number(leaf, part(fields, "version"));
        List<JsonNode> patients = parts(fields, "patient");
        leaf.writeBytes(ByteBuffer.allocate(8).putLong(patients.size()).array());
        patients.forEach(patient -> text(leaf, patient.asString()));
        text(leaf, part(fields, "origin").asString());
        text(leaf, part(fields, "owner").asString());
        text(leaf, part(fields, "interaction").asString());
        number(leaf, part(fields, "commit"));
        leaf.writeBytes(ByteBuffer.allocate(8)
                .putLong(OffsetDateTime.parse(part(fields, "instant").asString())
                        .toInstant()
                        .toEpochMilli())
                .array());
        for (String name : List.of("kind", "agent", "activity", "source", "request-id")) {
            text(leaf, part(fields, name).asString());
        }
        hash(leaf, decoded(part(fields, "content-hash")));
        hash(leaf, bodyHash);
        assertThat(Bytes.of(leaf.toByteArray()).sha256())
                .isEqualTo(decoded(values(proof, "leaf").get(0).path("valueBase64Binary")));
        assertIncluded(proof);
        assertSigned(decoded(values(proof, "checkpoint").get(0).path("valueBase64Binary"))
                .asUtf8());
    }

    private static void assertIncluded(JsonNode proof) {
        SignedNote note = note(proof, "checkpoint");
        assertThat(MerkleProofs.includes(
                        note.checkpoint().root(),
                        note.checkpoint().size(),
                        Long.parseLong(values(proof, "index")
                                .get(0)
                                .path("valueString")
                                .asString()),
                        hashes(proof, "leaf").get(0),
                        hashes(proof, "path")))
                .isTrue();
    }

    private static void assertSigned(String text) throws Exception {
        SignedNote note = SignedNote.parse(text).orElseThrow();
        assertThat(page("/ledger/keys").asText().stream().map(LedgerIT::key)).anyMatch(note::isSignedBy);
    }

    private static LedgerKey key(String verifier) {
        String[] parts = verifier.split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        return new LedgerKey(parts[0], Bytes.of(Arrays.copyOfRange(typed, 1, typed.length)), Instant.EPOCH);
    }

    /** Waits for a checkpoint of at least that size and tells its size. */
    private static long awaitCheckpoint(long size) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> SignedNote.parse(String.join(
                                        "\n", page("/ledger/checkpoint").asText()))
                                .map(note -> note.checkpoint().size())
                                .orElse(0L),
                        now -> now >= size);
    }

    private record Page(byte[] body) {

        private List<String> asText() {
            return Arrays.asList(new String(body, StandardCharsets.UTF_8).split("\n"));
        }
    }

    /** As anybody gets it, without a token. */
    private static Page page(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + path))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isIn(200, 404);
        return new Page(response.statusCode() == 200 ? response.body() : new byte[0]);
    }

    private static SignedNote note(JsonNode answer, String name) {
        return SignedNote.parse(decoded(values(answer, name).get(0).path("valueBase64Binary"))
                        .asUtf8())
                .orElseThrow();
    }

    private static List<Bytes> hashes(JsonNode answer, String name) {
        return values(answer, name).stream()
                .map(value -> decoded(value.path("valueBase64Binary")))
                .toList();
    }

    private static List<JsonNode> values(JsonNode answer, String name) {
        List<JsonNode> values = new ArrayList<>();
        answer.path("parameter").forEach(parameter -> {
            if (parameter.path("name").asString().equals(name)) {
                values.add(parameter);
            }
        });
        return values;
    }

    private static JsonNode part(JsonNode fields, String name) {
        return parts(fields, name).stream().findFirst().orElseGet(() -> JSON.readTree("\"\""));
    }

    private static List<JsonNode> parts(JsonNode fields, String name) {
        List<JsonNode> parts = new ArrayList<>();
        fields.path("part").forEach(part -> {
            if (part.path("name").asString().equals(name)) {
                part.properties().stream()
                        .filter(property -> property.getKey().startsWith("value"))
                        .forEach(property -> parts.add(property.getValue()));
            }
        });
        return parts;
    }

    private static Bytes decoded(JsonNode value) {
        return Bytes.of(Base64.getDecoder().decode(value.asString()));
    }

    private static void text(ByteArrayOutputStream out, String text) {
        hash(out, Bytes.utf8(text));
    }

    private static void hash(ByteArrayOutputStream out, Bytes bytes) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length()).array());
        out.writeBytes(bytes.toArray());
    }

    private static void number(ByteArrayOutputStream out, JsonNode number) {
        out.writeBytes(ByteBuffer.allocate(8)
                .putLong(Long.parseLong(number.asString()))
                .array());
    }
}
