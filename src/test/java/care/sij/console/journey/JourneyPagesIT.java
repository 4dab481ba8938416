package care.sij.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.BrokenGlass;
import care.sij.support.Answer;
import care.sij.support.ConsoleUser;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.Registered;
import care.sij.support.RestCall;
import care.sij.support.RestResources;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of patients and the page of one: what they show, to whom, and what they keep to themselves. */
class JourneyPagesIT {

    private static final Journey FUSED = Journey.named("J1").about("SYN-001-pages");
    private static final Journey REFERRED =
            Journey.named("J1").about("SYN-001-hidden").only(0);
    private static final String ODD = "<script>alert(1)</script>";
    private static final String HEBREW = "\u05d0\u05d1\u05d2\u05d3";
    private static final Pattern OWN_CODE = Pattern.compile("<script(?! src=)|style=|\\son[a-z]+=\"");

    private static ConsoleUser clinician;
    private static ConsoleUser coordinator;
    private static ConsoleUser auditor;
    private static ConsoleUser hospital;
    private static Registered glassClinic;
    private static Registered stranger;
    private static String fused;

    @BeforeAll
    static void fill() {
        clinician = ConsoleUser.of("clinician");
        coordinator = ConsoleUser.of("coordinator");
        auditor = ConsoleUser.of("auditor");
        hospital = ConsoleUser.of("coordinator", "demo-hospital");
        FUSED.messages().forEach(Answer::taken);
        glassClinic = Registered.as("clinic", "journey-glass", "");
        REFERRED.messages().forEach(Answer::taken);
        fused = new Recorded(FUSED).patient();
        stranger = Registered.as("clinic", "journey-clinic", "");
        RestResources.put(patient("journey-odd", ODD));
        RestResources.put(patient("journey-long", "Xq" + "w".repeat(4_998)));
        RestResources.put(patient("journey-rtl", HEBREW));
        Patient bare = new Patient();
        bare.setId("journey-bare");
        RestResources.put(bare);
    }

    @AfterAll
    static void leave() {
        stranger.withdraw();
        glassClinic.withdraw();
    }

    private static Patient patient(String id, String family) {
        Patient patient = new Patient();
        patient.setId(id);
        patient.addName().setFamily(family);
        patient.addIdentifier()
                .setSystem("http://demo-hospital.example.org/mrn")
                .setValue("SYN-" + id);
        return patient;
    }

    private static String page(ConsoleUser user, String path) {
        HttpResponse<String> page = user.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(OWN_CODE.matcher(page.body()).find())
                .as("own code in the page")
                .isFalse();
        return page.body();
    }

    private static int status(ConsoleUser user, String path) {
        return user.get(path).statusCode();
    }

    @Test
    void findsAPatientByNameNumberAndBirth() {
        ConsoleUser hospitals = ConsoleUser.of("clinician", "demo-hospital");
        String found = page(hospitals, "/console/patients?name=avery+synth&number=SYN-001-pages&born=1970-11-02");

        assertThat(found)
                .contains("/console/patients/" + fused, "1970-11-02", "female", "SYN-001-pages")
                .contains("Completed, since 2026-01-19", "no pathway");
        assertThat(page(hospitals, "/console/patients?number=SYN-001-pages&born=1970-11-03"))
                .contains("Nobody matches");
    }

    @Test
    void findsNobodyByTheNumberOfASystemThatIsNotTheReaders() {
        assertThat(page(coordinator, "/console/patients?number=http%3A%2F%2Felsewhere.example.org%7CSYN-001-pages"))
                .contains("Nobody matches");
    }

    @Test
    void leadsToTheNextPageWithTheFilterKept() {
        String first = page(auditor, "/console/patients?born=1970");
        String next = first.replaceFirst("(?s).*href=\"([^\"]+)\" rel=\"next\".*", "$1")
                .replace("&amp;", "&");

        if (first.contains("rel=\"next\"")) {
            assertThat(next).contains("born=1970", "after=");
            assertThat(page(auditor, next)).contains("First page");
            assertThat(status(auditor, next.replace("1970", "1971"))).isEqualTo(400);
        }
        assertThat(status(auditor, "/console/patients?after=nonsense")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"born=tomorrow", "name=a%00b", "number=a%0Ab"})
    void refusesAFilterThatNobodyCanMean(String filter) {
        HttpResponse<String> refused = clinician.get("/console/patients?" + filter);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Not understood").doesNotContain("tomorrow");
    }

    @Test
    void showsTheWholeJourneyWithItsArithmetic() {
        String page = page(clinician, "/console/patients/" + fused);

        assertThat(page)
                .as("the course")
                .contains("Diagnostic, relief 87.5 %", "Diagnostic, relief 85.7 %", "Therapeutic, relief")
                .contains("5 of 6 positive, Fortin positive", "Fusion", "6 mo done", "24 mo done");
        assertThat(page)
                .as("the curves")
                .contains("Line of the change that matters. Right: target 6, from 8 points")
                .contains(
                        "Right: target 41, from 56 %",
                        "30.9 to 32.5 %", "primary source (V1)", "derived by arithmetic (D)");
        assertThat(page)
                .as("the meters")
                .contains("carelon-msk05-1125.1|", "decides for this patient", "evaluated for 2023-12-11")
                .contains("secondary source only (V2)", "/console/history/Observation/");
        assertThat(page).contains("Outcome at six months (INSITE composite): Success on 2024-07-22");
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(200_000);
    }

    @Test
    void leadsToEarlierEpisodesOfBothJoints() {
        Journey declined = Journey.named("J3").only(0, 9).about("SYN-003-twice");
        for (Journey.Message message : declined.messages()) {
            Answer.taken(message);
            Answer.taken(ofTheLeft(message));
        }
        Journey.Message again = Letter.from(declined.messages().get(0))
                .renewed("again")
                .replacing("REF-SYN-003-twice-1", "REF-SYN-003-twice-2")
                .each("ServiceRequest", order -> order.put("authoredOn", "2025-06-02"))
                .message();
        Answer.taken(again);
        Answer.taken(ofTheLeft(again));
        String path = "/console/patients/" + new Recorded(declined).patient();

        assertThat(page(auditor, path)).contains(path + "?left=1&amp;right=0", path + "?left=0&amp;right=1");
        String earlier = page(auditor, path + "?left=1&right=0");
        assertThat(earlier).contains(path + "?left=1&amp;right=1", path + "?left=2&amp;right=0");
        assertThat(page(auditor, path + "?left=1&right=1"))
                .containsPattern("(?s)Left joint</h2>.*episode 1 of 2.*Right joint</h2>.*episode 1 of 2");
    }

    private static Journey.Message ofTheLeft(Journey.Message message) {
        return Letter.from(message)
                .renewed("left")
                .replacing("24028007", "7771000")
                .replacing("\"Right\"", "\"Left\"")
                .replacing("-SYN-003-twice-", "-SYN-003-twice-L-")
                .message();
    }

    @Test
    void showsWhoSeesItAllTheSame() {
        assertThat(page(auditor, "/console/patients/" + fused)).contains("SYN-001-pages");
        assertThat(page(coordinator, "/console/patients/" + fused))
                .contains("Right joint")
                .doesNotContain("See what is hidden");
    }

    @Test
    void tellsNobodyOfWhomItMayNotSee() {
        ConsoleUser elsewhere = ConsoleUser.of("clinician", "journey-clinic");
        String hidden = "/console/patients/" + fused;

        assertThat(status(elsewhere, hidden)).isEqualTo(404);
        assertThat(said(elsewhere, hidden)).isEqualTo(said(elsewhere, "/console/patients/nobody"));
        assertThat(page(elsewhere, "/console/patients?number=SYN-001-pages")).contains("Nobody matches");
        assertThat(elsewhere
                        .post("/console/patients", hidden + "/hidden", Map.of("reason", "curious"))
                        .statusCode())
                .isEqualTo(404);
    }

    /** The page without what tells sessions apart. */
    private static String said(ConsoleUser user, String path) {
        return user.get(path).body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/patients", "/console/patients/journey-odd"})
    void showsNoPatientToWhoKeepsTheExchangeGoing(String path) {
        assertThat(status(ConsoleUser.of("integration-admin"), path)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/patients/a%20b", "/console/patients/nobody", "/console/patients/%2e%2e"})
    void saysTheSameOfWhatIsNoPatient(String path) {
        assertThat(status(clinician, path)).isIn(400, 404);
    }

    @Test
    void showsNamesAsTheyAreWrittenAndNothingOfThemAsMarkup() {
        String odd = page(hospital, "/console/patients/journey-odd");

        assertThat(odd)
                .contains("<h1><bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi></h1>")
                .doesNotContain(ODD);
        assertThat(odd)
                .contains("Nothing of the pathway is recorded", "No pathway for this joint", "No score is recorded");
        assertThat(page(hospital, "/console/patients/journey-long")).contains("w".repeat(4_998));
        assertThat(page(hospital, "/console/patients/journey-rtl")).contains("<bdi>" + HEBREW + "</bdi>");
        assertThat(page(hospital, "/console/patients?number=SYN-journey-odd"))
                .contains("&lt;script&gt;")
                .doesNotContain(ODD);
        assertThat(page(hospital, "/console/patients?name=%3Cscript%3Ealert")).doesNotContain("<script>alert");
    }

    @Test
    void saysWhatIsNotRecorded() {
        assertThat(page(hospital, "/console/patients/journey-bare")).contains("Name not recorded", "not recorded</dd>");
    }

    @Test
    void aReasonOpensWhatALabelHidesForOneAnswer() {
        String path = "/console/patients/" + new Recorded(REFERRED).patient();
        label(new Recorded(REFERRED).patient());
        ConsoleUser user = ConsoleUser.of("clinician", "journey-glass");
        assertThat(page(user, path)).contains("See what is hidden").doesNotContain("2021-05-05", "has been noted");

        HttpResponse<String> opened = user.post(path, path + "/hidden", Map.of("reason", "unconscious, scores wanted"));
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).contains("2021-05-05", "Your reason has been noted");
        assertThat(page(user, path)).doesNotContain("2021-05-05");
        assertThat(WholeService.bean(BrokenGlass.Book.class).newest(20))
                .anyMatch(glass -> glass.reason().equals("unconscious, scores wanted"));
    }

    private static void label(String patient) {
        JsonNode score = JsonMapper.shared().readTree("""
                {"resourceType": "Observation", "status": "final",
                 "identifier": [{"system": "http://demo-hospital.example.org/obs", "value": "JOURNEY-GLASS-1"}],
                 "meta": {"security": [{"code": "R",
                  "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"}]},
                 "code": {"coding": [{"system": "http://loinc.org", "code": "97909-6"}]},
                 "valueQuantity": {"value": 44, "unit": "%%", "system": "http://unitsofmeasure.org", "code": "%%"},
                 "effectiveDateTime": "2021-05-05",
                 "subject": {"reference": "Patient/%s"}}""".formatted(patient));
        RestCall.Got stated = RestCall.post(WholeService.partner("demo-hospital"), "/Observation", score);
        assertThat(stated.status()).as(stated.text()).isEqualTo(201);
    }

    @Test
    void nobodyBreaksTheGlassWithoutReasonRoleOrForm() {
        String path = "/console/patients/" + fused;
        int before = WholeService.bean(BrokenGlass.Book.class).newest(1000).size();

        assertThat(clinician.post(path, path + "/hidden", Map.of("reason", " ")).statusCode())
                .isEqualTo(400);
        assertThat(clinician
                        .post(path, path + "/hidden", Map.of("reason", "x".repeat(501)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(coordinator
                        .post(path, path + "/hidden", Map.of("reason", "curious"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(clinician
                        .postForged(path + "/hidden", Map.of("reason", "curious"))
                        .statusCode())
                .isEqualTo(403);

        assertThat(WholeService.bean(BrokenGlass.Book.class).newest(1000)).hasSize(before);
    }
}
