package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;

/** Each side of a referral knows the person by its own numbers, and by no other's. */
class OwnNumbersIT {

    private static final String HOSPITALS = "http://demo-hospital.example.org/mrn";
    private static final String CLINICS = "http://demo-clinic.example.org/patient";
    private static final int CONSULTATION = 3;

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner clinic = WholeService.partner("demo-clinic");
    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void showsEachSideItsOwnNumbersOnly() {
        Journey journey = told("numbers");
        String patient = new Recorded(journey).patient();
        for (String path : List.of(
                "/fhir/Patient/" + patient,
                "/fhir/Patient/" + patient + "/_history/1",
                "/fhir/Patient/" + patient + "/_history",
                "/fhir/Patient?_id=" + patient)) {
            assertThat(body(hospital, path)).as(path).contains("\"" + journey.patient() + "\"");
            assertThat(body(hospital, path)).as(path).doesNotContain(CLINICS, "\"C-" + journey.patient());
            assertThat(body(clinic, path)).as(path).doesNotContain(HOSPITALS, "\"" + journey.patient() + "\"");
        }
        assertThat(body(clinic, "/fhir/Patient/" + patient))
                .contains(CLINICS)
                .doesNotContain("MRN " + journey.patient());
        assertThat(body(auditor, "/fhir/Patient/" + patient)).contains(CLINICS, HOSPITALS);
    }

    @Test
    void findsNobodyByAnothersNumber() {
        Journey journey = told("found");
        String hospitals = HOSPITALS + "%7C" + journey.patient();
        String clinics = CLINICS + "%7CC-" + journey.patient();
        assertThat(hospital.search("Patient?identifier=" + hospitals)).hasSize(1);
        assertThat(clinic.search("Patient?identifier=" + clinics)).hasSize(1);
        assertThat(hospital.search("Patient?identifier=" + clinics)).isEmpty();
        assertThat(clinic.search("Patient?identifier=" + hospitals)).isEmpty();
        assertThat(clinic.search("Patient?identifier=" + hospitals + "," + clinics))
                .hasSize(1);
        assertThat(auditor.search("Patient?identifier=" + hospitals)).hasSize(1);
        assertThat(auditor.search("Patient?identifier=" + journey.patient())).hasSize(1);
        assertThat(hospital.search("Patient?identifier=" + journey.patient())).hasSize(1);
        assertThat(clinic.search("Patient?identifier=" + journey.patient())).isEmpty();
        assertThat(hospital.search("Patient?identifier=C-" + journey.patient())).isEmpty();
    }

    /** The link to the next page would tell the number that is sorted by. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Patient?_sort=identifier", "Patient?_sort=-identifier", "Observation?_sort=subject:identifier"})
    void ordersNobodyByNumber(String search) {
        told("ordered");
        assertThat(hospital.get("/fhir/" + search).statusCode()).isEqualTo(400);
    }

    @Test
    void leaksNoNumberInAReference() {
        Journey journey = told("referred-logically");
        String number = journey.patient();
        Answer.taken(Letter.from(journey.messages().get(CONSULTATION))
                .renewed("logical")
                .dated("2023-06-28T09:00:00-04:00")
                .each(
                        "Observation",
                        finding -> finding.withObject("subject")
                                .putObject("identifier")
                                .put("system", CLINICS)
                                .put("value", "C-" + number))
                .message());
        String search = "Observation?subject:identifier=" + CLINICS + "%7CC-" + number;
        assertThat(auditor.search(search)).isNotEmpty();
        assertThat(clinic.search(search)).isNotEmpty();
        assertThat(hospital.search(search)).isEmpty();
        String patient = new Recorded(journey).patient();
        assertThat(body(hospital, "/fhir/Observation?patient=" + patient + "&_count=100"))
                .contains("Patient/" + patient)
                .doesNotContain("C-" + number);
    }

    /** A person may be who performs, asserts or tells; then the number is as much another partner's. */
    @Test
    void leaksNoNumberInAReferenceThatNamesNoType() {
        Journey journey = told("untyped");
        String number = "C-" + journey.patient();
        Answer.taken(Letter.from(journey.messages().get(CONSULTATION))
                .renewed("untyped")
                .dated("2023-06-28T09:00:00-04:00")
                .each("Observation", finding -> {
                    ArrayNode performers = finding.putArray("performer");
                    performers
                            .addObject()
                            .putObject("identifier")
                            .put("system", CLINICS)
                            .put("value", number);
                    performers
                            .addObject()
                            .putObject("identifier")
                            .put("system", "http://hl7.org/fhir/sid/us-npi")
                            .put("value", "9" + journey.patient());
                })
                .message());
        String patient = "Observation?patient=" + new Recorded(journey).patient();
        String byNumber = patient + "&performer:identifier=" + CLINICS + "%7C" + number;
        assertThat(clinic.search(byNumber)).isNotEmpty();
        assertThat(auditor.search(byNumber)).isNotEmpty();
        assertThat(hospital.search(byNumber)).isEmpty();
        assertThat(hospital.search(patient + "&performer:identifier=" + number)).isEmpty();
        assertThat(hospital.search(
                        patient + "&performer:identifier=http://hl7.org/fhir/sid/us-npi%7C9" + journey.patient()))
                .isNotEmpty();
        assertThat(body(hospital, "/fhir/" + patient + "&_count=100"))
                .contains("\"9" + journey.patient() + "\"")
                .doesNotContain(number);
    }

    /** By a system that nobody registered as well, and where a reference may point to anything. */
    @Test
    void findsByNumbersInReferencesAsFarAsReadsShowThem() {
        Journey journey = told("oracle");
        String nobodys = "http://hl7.org/fhir/sid/us-ssn";
        String own = "C-" + journey.patient();
        String secret = "8" + journey.patient();
        Answer.taken(Letter.from(journey.messages().get(CONSULTATION))
                .renewed("oracle")
                .dated("2023-06-28T09:00:00-04:00")
                .each("Observation", finding -> {
                    ArrayNode performers = finding.putArray("performer");
                    logical(performers, "Patient", nobodys, secret);
                    logical(performers, "Practitioner", CLINICS, "D" + own);
                    ArrayNode focus = finding.putArray("focus");
                    logical(focus, "Patient", CLINICS, own);
                    logical(focus, "Patient", nobodys, "7" + secret);
                })
                .message());
        String patient = new Recorded(journey).patient();
        String observations = "Observation?patient=" + patient;
        String read = body(hospital, "/fhir/" + observations + "&_count=100");
        assertThat(read).contains("\"D" + own + "\"").doesNotContain("\"" + own, secret);

        assertThat(clinic.search(observations + "&focus:identifier=" + CLINICS + "%7C" + own))
                .isNotEmpty();
        assertThat(hospital.search(observations + "&performer:identifier=" + CLINICS + "%7CD" + own))
                .as("a practitioner's number is shown, so it is found")
                .isNotEmpty();
        for (String hidden : List.of(
                "performer:identifier=" + nobodys + "%7C" + secret,
                "performer:identifier=" + secret,
                "performer:identifier=" + nobodys + "%7C",
                "focus:identifier=" + CLINICS + "%7C" + own,
                "focus:identifier=" + own,
                "focus:identifier=" + nobodys + "%7C7" + secret)) {
            assertThat(auditor.search(observations + "&" + hidden)).as(hidden).isNotEmpty();
            assertThat(hospital.search(observations + "&" + hidden)).as(hidden).isEmpty();
            String chained = "Patient?_id=" + patient + "&_has:Observation:patient:" + hidden;
            assertThat(auditor.search(chained)).as(chained).isNotEmpty();
            assertThat(hospital.search(chained)).as(chained).isEmpty();
        }
    }

    private static void logical(ArrayNode references, String type, String system, String value) {
        references
                .addObject()
                .put("type", type)
                .putObject("identifier")
                .put("system", system)
                .put("value", value);
    }

    /** Who reads a person and writes it back has not seen them, so it has not removed them. */
    @Test
    void keepsNumbersOfNobodysSystemsWhenThePersonIsWrittenBack() {
        Journey journey = Journey.named("J1").about("SYN-001-written-back");
        String nobodys = "http://hl7.org/fhir/sid/us-ssn";
        Answer.taken(Letter.from(journey.messages().get(0))
                .each(
                        "Patient",
                        patient -> patient.withArray("identifier")
                                .addObject()
                                .put("use", "secondary")
                                .put("system", nobodys)
                                .put("value", "SYN-9"))
                .message());
        String path = "/fhir/Patient/" + new Recorded(journey).patient();
        assertThat(body(auditor, path)).contains(nobodys);
        String read = body(hospital, path);
        assertThat(read).doesNotContain(nobodys);
        String changed = read.replaceFirst("\"gender\":\"[a-z]+\"", "\"gender\":\"other\"");
        assertThat(hospital.call("PUT", path, changed).statusCode()).isEqualTo(200);
        assertThat(body(auditor, path))
                .contains("\"other\"", nobodys, "\"secondary\"", "\"" + journey.patient() + "\"");
    }

    private static Journey told(String purpose) {
        Journey journey = Journey.named("J1").about("SYN-001-" + purpose);
        journey.messages().subList(0, CONSULTATION + 1).forEach(Answer::taken);
        return journey;
    }

    private static String body(DemoPartner partner, String path) {
        HttpResponse<byte[]> response = partner.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
