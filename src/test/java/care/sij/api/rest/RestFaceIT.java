package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirXml;
import care.sij.fhir.ParseLimits;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import care.sij.support.DemoPartner;
import care.sij.support.RestResources;
import care.sij.support.WholeService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RestFaceIT {

    private static final String PATIENT = "rest-patient";
    private static final Observation FIRST = pain("rest-pain-1", "2026-02-01T09:00:00Z", 8);
    private static final Observation SECOND = pain("rest-pain-2", "2026-02-10T09:00:00Z", 3);
    private static final Observation GONE = pain("rest-pain-gone", "2026-02-11T09:00:00Z", 1);

    private final DemoPartner auditor = WholeService.partner("demo-auditor");
    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @BeforeAll
    static void fill() {
        Patient patient = new Patient();
        patient.setId(PATIENT);
        patient.addIdentifier()
                .setSystem("http://demo-hospital.example.org/mrn")
                .setValue("SYN-REST");
        patient.addName().setFamily("Müller").addGiven("Testine");
        RestResources.put(patient);
        RestResources.put(FIRST);
        RestResources.put(SECOND);
        FIRST.setValue(new IntegerType(7));
        RestResources.put(FIRST);
        RestResources.put(GONE);
        RestResources.delete(GONE);
    }

    private static Observation pain(String id, String when, int score) {
        Observation observation = new Observation();
        observation.setId(id);
        observation.setStatus(ObservationStatus.FINAL);
        observation
                .addIdentifier()
                .setSystem("http://demo-hospital.example.org/obs")
                .setValue(id);
        observation.getCode().addCoding().setSystem("http://loinc.org").setCode("72514-3");
        observation.getSubject().setReference("Patient/" + PATIENT);
        observation.setEffective(new DateTimeType(when));
        observation.setValue(new IntegerType(score));
        return observation;
    }

    @Test
    void readsTheStoredBytesWithTheirVersion() {
        HttpResponse<byte[]> response = auditor.get("/fhir/Observation/rest-pain-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).contains("W/\"2\"");
        assertThat(response.headers().firstValue("Last-Modified")).isPresent();
        assertThat(response.headers().firstValue("Content-Type")).contains("application/fhir+json;charset=UTF-8");
        Observation read = read(response, Observation.class);
        assertThat(read.getValueIntegerType().getValue()).isEqualTo(7);
        assertThat(read.getMeta().getVersionId()).isEqualTo("2");
    }

    @Test
    void answersNotModifiedToOneWhoKnowsTheVersion() {
        HttpRequest.Builder request = WholeService.partner("demo-auditor").authorized("/fhir/Observation/rest-pain-1");
        assertThat(send(request.header("If-None-Match", "W/\"2\"")).statusCode())
                .isEqualTo(304);
        request = WholeService.partner("demo-auditor").authorized("/fhir/Observation/rest-pain-1");
        assertThat(send(request.header("If-None-Match", "W/\"1\"")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void readsAnEarlierVersion() {
        Observation read = read(auditor.get("/fhir/Observation/rest-pain-1/_history/1"), Observation.class);
        assertThat(read.getValueIntegerType().getValue()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "/fhir/Observation/absent, 404, not-found",
        "/fhir/Observation/not%20an%20id, 404, not-found",
        "/fhir/Observation/rest-pain-1/_history/99, 404, not-found",
        "/fhir/Observation/rest-pain-1/_history/x, 404, not-found",
        "/fhir/Observation/absent/_history, 404, not-found",
        "/fhir/Observation/rest-pain-gone, 410, deleted",
        "/fhir/Nonsense/1, 404, not-supported",
        "/fhir/Nonsense, 404, not-supported",
        "/fhir/nonsense, 404, not-supported",
        "/fhir/Observation?nonsense=1, 400, not-supported",
        "/fhir/Observation?code:txt=pain, 400, not-supported",
        "/fhir/Observation?code-value-quantity=a, 400, value",
        "/fhir/Observation?patient.nme=x, 400, not-supported",
        "/fhir/Observation?date=yesterday, 400, value",
        "/fhir/Observation?value-quantity=much, 400, value",
        "/fhir/Observation?code=, 400, value",
        "/fhir/Observation?_count=many, 400, value",
        "/fhir/Observation?_cursor=abc, 400, value",
        "/fhir/Observation?_sort=nonsense, 400, not-supported",
        "/fhir/Observation?_format=pdf, 406, not-supported",
        "/fhir/Observation/_history?_since=x, 400, value",
        "/fhir/Observation/_history?patient=x, 400, not-supported",
    })
    void refusesWithAnOutcomeThatSaysWhy(String path, int status, String issueType) {
        HttpResponse<byte[]> response = auditor.get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        OperationOutcome outcome = read(response, OperationOutcome.class);
        assertThat(outcome.getIssueFirstRep().getCode().toCode()).isEqualTo(issueType);
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "code=http://loinc.org|72514-3&_sort=date, rest-pain-1 rest-pain-2",
        "code=72514-3&_sort=-date, rest-pain-2 rest-pain-1",
        "date=ge2026-02-05, rest-pain-2",
        "date=2026-02, rest-pain-1 rest-pain-2",
        "identifier=http://demo-hospital.example.org/obs|rest-pain-2, rest-pain-2",
        "_id=rest-pain-1&status=final, rest-pain-1",
        "status:not=final, ''",
        "code:missing=true, ''",
        "_lastUpdated=gt2000-01-01&_sort=_id, rest-pain-1 rest-pain-2",
    })
    void findsByTheParametersOfTheSpecification(String query, String found) {
        assertThat(ids("Observation?patient=" + PATIENT + "&" + query)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?name=mull&given=test",
                "Patient?family=M%C3%BCller&given=test",
                "Patient?identifier=http://demo-hospital.example.org/mrn|SYN-REST",
                "Patient?identifier=SYN-REST"
            })
    void findsAPatientByNameAndIdentifier(String query) {
        assertThat(ids(query)).isEqualTo(PATIENT);
    }

    private String ids(String query) {
        return String.join(
                " ",
                auditor.search(query.replace("|", "%7C")).stream()
                        .map(resource -> resource.path("id").asString())
                        .toList());
    }

    @Test
    void pagesThroughAllMatchesOnceAndTellsTheTotalWhenAsked() {
        assertThat(ids("Observation?patient=" + PATIENT + "&_count=1&_sort=-date"))
                .isEqualTo("rest-pain-2 rest-pain-1");
        Bundle counted = read(auditor.get("/fhir/Observation?patient=" + PATIENT + "&_summary=count"), Bundle.class);
        assertThat(counted.getTotal()).isEqualTo(2);
        assertThat(counted.getEntry()).isEmpty();
        Bundle first =
                read(auditor.get("/fhir/Observation?patient=" + PATIENT + "&_total=accurate&_count=1"), Bundle.class);
        assertThat(first.getTotal()).isEqualTo(2);
        assertThat(first.getEntryFirstRep().getFullUrl()).endsWith("/fhir/Observation/rest-pain-1");
        assertThat(first.getEntryFirstRep().getSearch().getMode().toCode()).isEqualTo("match");
    }

    @Test
    void leavesOutUnknownParametersOnlyWhenAskedToAndSaysSo() {
        HttpRequest.Builder request = WholeService.partner("demo-auditor")
                .authorized("/fhir/Observation?patient=" + PATIENT + "&nonsense=1")
                .header("Prefer", "handling=lenient");
        Bundle bundle = read(send(request), Bundle.class);
        assertThat(bundle.getEntry()).hasSize(3);
        assertThat(bundle.getEntry().get(2).getSearch().getMode().toCode()).isEqualTo("outcome");
        assertThat(bundle.getLink("self").getUrl()).doesNotContain("nonsense");
    }

    @Test
    void searchesByFormToo() {
        HttpRequest.Builder request = WholeService.partner("demo-auditor")
                .authorized("/fhir/Observation/_search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("patient=" + PATIENT + "&_sort=date"));
        assertThat(read(send(request), Bundle.class).getEntry()).hasSize(2);
    }

    @Test
    void listsHistoriesNewestFirstWithDeletions() {
        Bundle history = read(auditor.get("/fhir/Observation/rest-pain-gone/_history?_count=10"), Bundle.class);
        assertThat(history.getEntry())
                .extracting(entry -> entry.getRequest().getMethod().toCode())
                .containsExactly("DELETE", "POST");
        assertThat(history.getEntry().get(0).hasResource()).isFalse();
        assertThat(history.getEntry().get(1).getResponse().getEtag()).isEqualTo("W/\"1\"");

        List<JsonNode> all = auditor.search("Observation/_history?_count=40&_since=2000-01-01");
        assertThat(all).hasSizeGreaterThanOrEqualTo(5);
        assertThat(read(auditor.get("/fhir/_history?_count=3"), Bundle.class).getEntry())
                .hasSize(3);
    }

    @Test
    void answersInXmlWhenAsked() {
        HttpResponse<byte[]> response = auditor.get("/fhir/Observation/rest-pain-1?_format=xml");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/fhir+xml;charset=UTF-8");
        Resource read = WholeService.bean(FhirXml.class)
                .parse(response.body(), ParseLimits.MESSAGE, Observation.class)
                .fold(parsed -> parsed, refusal -> {
                    throw new IllegalStateException(refusal.toString());
                });
        assertThat(read.getIdElement().getIdPart()).isEqualTo("rest-pain-1");
    }

    @Test
    void showsAPartnerOnlyWhatIsWithinItsReach() {
        DemoPartner clinic = WholeService.partner("demo-clinic");
        assertThat(hospital.get("/fhir/Observation/rest-pain-1").statusCode()).isEqualTo(200);
        assertThat(clinic.get("/fhir/Observation/rest-pain-1").statusCode()).isEqualTo(404);
        assertThat(clinic.get("/fhir/Observation/rest-pain-1/_history").statusCode())
                .isEqualTo(404);
        assertThat(clinic.search("Observation?patient=" + PATIENT)).isEmpty();
    }

    @Test
    void needsAToken() throws Exception {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + "/fhir/Observation/rest-pain-1")));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("rest-pain");
    }

    @Test
    void statesItsCapabilitiesToEveryone() {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + "/fhir/metadata")));
        CapabilityStatement statement = read(response, CapabilityStatement.class);
        assertThat(statement.getRestFirstRep().getInteraction())
                .extracting(interaction -> interaction.getCode().toCode())
                .containsExactly("transaction", "batch", "history-system", "search-system");
        assertThat(statement.getRestFirstRep().getResource())
                .hasSizeGreaterThan(140)
                .filteredOn(resource -> resource.getType().equals("Observation"))
                .singleElement()
                .satisfies(RestFaceIT::assertStatesTheWholeType);
        assertThat(statement.getMessagingFirstRep().getReliableCache()).isEqualTo(10_080);
        assertThat(statement.getMessagingFirstRep().getSupportedMessage())
                .hasSize(13)
                .allSatisfy(message -> assertThat(message.getDefinition())
                        .startsWith("http://sij-pathways.example.org/fhir/MessageDefinition/sij-message-"));
    }

    private static void assertStatesTheWholeType(CapabilityStatementRestResourceComponent observation) {
        assertThat(observation.getInteraction())
                .extracting(interaction -> interaction.getCode().toCode())
                .containsExactlyInAnyOrder(
                        "read",
                        "vread",
                        "history-instance",
                        "history-type",
                        "create",
                        "update",
                        "patch",
                        "delete",
                        "search-type");
        assertThat(observation.getConditionalCreate()).isTrue();
        assertThat(observation.getConditionalUpdate()).isTrue();
        assertThat(observation.getConditionalDelete()).isEqualTo(ConditionalDeleteStatus.SINGLE);
        assertThat(observation.getConditionalRead()).isEqualTo(ConditionalReadStatus.FULLSUPPORT);
        assertThat(observation.getUpdateCreate()).isTrue();
        assertThat(observation.getReadHistory()).isTrue();
        assertThat(observation.getSearchParam())
                .extracting("name")
                .extracting(Object::toString)
                .contains("patient", "code", "date", "code-value-quantity", "_source")
                .doesNotContain("_text");
    }

    @Test
    void tellsTheTokenEndpointToClientsThatLookForItInTheCapabilities() {
        CapabilityStatement statement = read(
                send(HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + "/fhir/metadata"))),
                CapabilityStatement.class);
        assertThat(statement
                        .getRestFirstRep()
                        .getSecurity()
                        .getExtensionByUrl("http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris")
                        .getExtensionByUrl("token")
                        .getValue()
                        .primitiveValue())
                .isEqualTo(WholeService.bean(ServiceAddress.class).tokenEndpoint());
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T extends Resource> T read(HttpResponse<byte[]> response, Class<T> type) {
        return WholeService.bean(FhirJson.class).read(Bytes.of(response.body()), type);
    }
}
