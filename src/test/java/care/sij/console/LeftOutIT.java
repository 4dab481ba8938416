package care.sij.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.frame.LeftOut;
import care.sij.support.Answer;
import care.sij.support.ConsoleUser;
import care.sij.support.Journey;
import care.sij.support.Recorded;
import care.sij.support.Registered;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What was derived from something labelled is told on no page to whom the label hides it. */
class LeftOutIT {

    private static final String DAY = "2023-06-25";

    /** As criteria tell the labelled score. */
    private static final String SCORE = "NRS 2 on 2023-06-25";

    private static final String FAMILY = "Leftoutaa-Labelled";
    private static final String CODES = "http://sij-pathways.example.org/fhir/CodeSystem/";
    private static final Pattern RECEIPT = Pattern.compile("/console/history/GuidanceResponse/[^\"]+");
    private static final Pattern FLAG = Pattern.compile("/console/history/Flag/[^\"]+");

    private static Registered clinic;
    private static ConsoleUser reader;
    private static ConsoleUser source;
    private static String patient;

    @BeforeAll
    static void fill() {
        clinic = Registered.as("clinic", "left-out-clinic", "");
        Journey journey = Journey.named("J1").about("SYN-001-left-out");
        Journey.Message referral = journey.messages().get(0);
        Answer.taken(new Journey.Message(
                referral.client(), referral.event(), referral.json().replace("Synthetica-One", FAMILY)));
        patient = new Recorded(journey).patient();
        reader = ConsoleUser.of("clinician", "left-out-clinic");
        source = ConsoleUser.of("clinician", "demo-hospital");
        label("PAIN", """
                "code": {"coding": [{"system": "http://loinc.org", "code": "72514-3"}]},
                "valueQuantity": {"value": 2, "unit": "score", "system": "http://unitsofmeasure.org", "code": "{score}"}""");
        label("NEURO", """
                "code": {"coding": [{"system": "%ssij-observation", "code": "neurological-finding"}]},
                "valueCodeableConcept": {"coding": [{"system": "%ssij-neuro-finding", "code": "motor-deficit"}]}""".formatted(CODES, CODES));
    }

    private static void label(String number, String content) {
        RestCall.Got stated = RestCall.post(
                WholeService.partner("demo-hospital"),
                "/Observation",
                JsonMapper.shared().readTree("""
                {"resourceType": "Observation", "status": "final",
                 "identifier": [{"system": "http://demo-hospital.example.org/obs", "value": "LEFT-OUT-%s"}],
                 "meta": {"security": [{"code": "R",
                  "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"}]},
                 "bodySite": {"coding": [{"system": "http://snomed.info/sct", "code": "39723000"}], "extension": [
                  {"url": "http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality",
                   "valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": "24028007"}]}}]},
                 "effectiveDateTime": "%s", "subject": {"reference": "Patient/%s"},
                 %s}""".formatted(number, DAY, patient, content)));
        assertThat(stated.status()).as(stated.text()).isEqualTo(201);
    }

    @AfterAll
    static void leave() {
        clinic.withdraw();
    }

    private static String page(ConsoleUser user, String path) {
        HttpResponse<String> page = user.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    @ParameterizedTest
    @CsvSource({
        "/console/worklist?kind=evidence&name=Leftoutaa, NRS 2 on 2023-06-25",
        "/console/worklist?kind=flags&name=Leftoutaa, motor-deficit",
        "/console/patients/PATIENT, motor-deficit",
        "/console/patients/PATIENT, NRS 2 on 2023-06-25",
        "/console/patients/PATIENT/history, NRS 2 on 2023-06-25",
        "/console/patients/PATIENT/history, motor-deficit",
        "/console/patients/PATIENT/history/compare, motor-deficit"
    })
    void isToldInWordsAlone(String path, String detail) {
        String address = path.replace("PATIENT", patient);

        assertThat(page(source, address))
                .as("to whom stated it")
                .contains(detail)
                .doesNotContain(LeftOut.WORDS);
        assertThat(page(reader, address)).doesNotContain(detail).contains(LeftOut.WORDS);
    }

    @Test
    void theJourneyStatesNoResultAndNoNone() {
        String page = page(reader, "/console/patients/" + patient);

        assertThat(page)
                .contains(">left out</span>")
                .containsPattern("\\d unknown, 1 left out;")
                .containsPattern("aria-label=\"[^\"]*criteria met, 1 left out\"")
                .doesNotContain("(left out)")
                .doesNotContainPattern("Red flags</h3>\\s*<p class=\"quiet\">None\\.");
        assertThat(page(source, "/console/patients/" + patient)).doesNotContain("left out");
    }

    @Test
    void theVersionsThatPagesLinkToTellNoMore() {
        String journey = page(source, "/console/patients/" + patient);
        List<String> receipts = RECEIPT.matcher(journey)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        String flag = FLAG.matcher(journey)
                .results()
                .map(found -> found.group())
                .findFirst()
                .orElseThrow();

        assertThat(receipts)
                .isNotEmpty()
                .anySatisfy(receipt -> assertThat(page(source, receipt)).contains(SCORE));
        for (String receipt : receipts) {
            assertThat(page(reader, receipt)).doesNotContain(SCORE);
            assertThat(page(reader, receipt + "/raw")).doesNotContain(SCORE);
        }
        assertThat(page(source, flag + "/raw")).contains("neurological", "motor-deficit", DAY);
        assertThat(page(reader, flag + "/raw"))
                .contains(LeftOut.WORDS, "REDACTED")
                .doesNotContain("neurological", "motor-deficit", DAY);
        assertThat(page(reader, flag)).contains(LeftOut.WORDS).doesNotContain("neurological", "motor-deficit", DAY);
    }
}
