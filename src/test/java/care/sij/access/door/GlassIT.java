package care.sij.access.door;

import static care.sij.support.PersonAtApp.json;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.BrokenGlass;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PersonAtApp;
import care.sij.support.Recorded;
import care.sij.support.Registered;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Breaking the glass: who may, with what, and that it is noted. */
@ExtendWith(OutputCaptureExtension.class)
class GlassIT {

    @Test
    void aCliniciansReasonIsNotedForAuditorsAndGoesIntoNoLog(CapturedOutput log) throws Exception {
        String token = token("glass-clinician", "clinician", "demo-clinic");

        assertThat(get("/fhir/Patient?_count=1", token, "unconscious, allergies wanted")
                        .statusCode())
                .isEqualTo(200);

        DemoPartner auditor = WholeService.partner("demo-auditor", "system/*.rs");
        String book = new String(auditor.get("/admin/broken-glass").body(), StandardCharsets.UTF_8);
        assertThat(book)
                .contains("\"person\":\"glass-clinician@demo-clinic\"", "\"reason\":\"unconscious, allergies wanted\"");
        assertThat(log).doesNotContain("unconscious");
        assertThat(WholeService.partner("demo-hospital")
                        .get("/admin/broken-glass")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatALabelHidesIsThereForTheOneRequestThatStatesWhy() throws Exception {
        Registered clinic = Registered.as("clinic", "glass-clinic", "");
        try {
            Journey journey = Journey.named("J1").about("SYN-001-glass");
            Answer.taken(journey.messages().get(0));
            String allergy = "/fhir/AllergyIntolerance/" + labelledAllergy(new Recorded(journey).patient());
            String token = token("glass-seeing", "clinician", "glass-clinic");

            assertThat(send(request(allergy, token).GET().build()).statusCode()).isEqualTo(404);
            HttpResponse<String> seen = get(allergy, token, "unconscious");
            assertThat(seen.statusCode()).isEqualTo(200);
            assertThat(seen.body()).contains("Latex");
            assertThat(send(request(allergy, token).GET().build()).statusCode()).isEqualTo(404);
        } finally {
            clinic.withdraw();
        }
    }

    private static String labelledAllergy(String patient) {
        JsonNode allergy = JsonMapper.shared().readTree("""
                {"resourceType": "AllergyIntolerance", "code": {"text": "Latex"},
                 "identifier": [{"system": "http://demo-hospital.example.org/allergy", "value": "GLASS-1"}],
                 "clinicalStatus": {"coding": [{"code": "active",
                  "system": "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"}]},
                 "meta": {"security": [{"code": "R",
                  "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"}]},
                 "patient": {"reference": "Patient/%s"}}""".formatted(patient));
        RestCall.Got stated = RestCall.post(WholeService.partner("demo-hospital"), "/AllergyIntolerance", allergy);
        assertThat(stated.status()).as(stated.text()).isEqualTo(201);
        return stated.json().path("id").asString();
    }

    @Test
    void nobodyElseBreaksItNorAnybodyWithoutReasonOrForWriting() throws Exception {
        int before = WholeService.bean(BrokenGlass.Book.class).newest(1000).size();
        String clinician = token("glass-careless", "clinician", "demo-clinic");
        String coordinator = token("glass-coordinator", "coordinator", "demo-clinic");

        assertThat(get("/fhir/Patient?_count=1", coordinator, "curious").statusCode())
                .isEqualTo(403);
        HttpRequest hospital = WholeService.partner("demo-hospital")
                .authorized("/fhir/Patient?_count=1")
                .header(BrokenGlass.HEADER, "curious")
                .build();
        assertThat(send(hospital).statusCode()).isEqualTo(403);
        assertThat(get("/fhir/Patient?_count=1", clinician, " ").statusCode()).isEqualTo(400);
        assertThat(get("/fhir/Patient?_count=1", clinician, "x".repeat(501)).statusCode())
                .isEqualTo(400);
        HttpResponse<String> write = send(request("/fhir/Observation", clinician, "to write")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        assertThat(write.statusCode()).isEqualTo(400);
        assertThat(write.body()).contains(BrokenGlass.HEADER);

        assertThat(WholeService.bean(BrokenGlass.Book.class).newest(1000)).hasSize(before);
    }

    private static String token(String login, String role, String partner) {
        PersonAtApp person = new PersonAtApp();
        String code = person.code(PersonAtApp.opened(login, role, partner));
        return json(person.exchange(code, Map.of())).path("access_token").asString();
    }

    private static HttpResponse<String> get(String path, String token, String reason) throws Exception {
        return send(request(path, token, reason).GET().build());
    }

    private static HttpRequest.Builder request(String path, String token, String reason) {
        return request(path, token).header(BrokenGlass.HEADER, reason);
    }

    private static HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json");
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
