package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Parallel;
import care.sij.support.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A partner means one resource by a URL of its server, in all of its messages; nobody else means anything by it. */
class PartnerUrlIT {

    private static final String HOSPITAL = "http://demo-hospital.example.org/fhir";
    private static final String CLINIC = "http://demo-clinic.example.org/fhir";
    private static final int REQUEST = 0;
    private static final int CONSULTATION = 3;
    private static final int UPDATE = 4;

    @ParameterizedTest
    @CsvSource({"absolute,%s/%s", "versioned,%s/%s/_history/3", "relative,%2$s", "relative-versioned,%2$s/_history/3"})
    void leadsToWhatWasToldUnderItBefore(String name, String form) {
        Journey journey = referred("url-" + name);
        String reference = form.formatted(HOSPITAL, path(journey, "Observation"));
        Answer.taken(update(journey)
                .each(
                        "DiagnosticReport",
                        report -> report.putArray("result").addObject().put("reference", reference))
                .message());
        List<JsonNode> reports = new Recorded(journey).found("DiagnosticReport", "result:missing=false");
        assertThat(reports).hasSize(1);
        String target = reports.get(0).path("result").path(0).path("reference").asString();
        assertThat(new Recorded(journey).found("Observation", "_id=" + target.replace("Observation/", "")))
                .singleElement()
                .satisfies(
                        observation -> assertThat(observation.path("identifier").toString())
                                .contains(firstIdentifier(journey, "Observation")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"known", "unknown"})
    void leadsNowhereWhenAnotherPartnerNamesIt(String name) {
        Journey journey = referred("url-foreign-" + name);
        String told = HOSPITAL + "/" + path(journey, "Observation");
        String reference = name.equals("known") ? told : told.replaceAll(".$", "x");
        Answer answer = Answer.to(Letter.from(journey.messages().get(CONSULTATION))
                .at(CLINIC)
                .each(
                        "Observation",
                        finding -> finding.putArray("focus").addObject().put("reference", reference))
                .message());
        assertRefused(answer, "SEND_DANGLING_REFERENCE");
    }

    @Test
    void leadsNowhereWhenItWasNeverTold() {
        Journey journey = referred("url-never-told");
        Answer answer = Answer.to(update(journey)
                .each(
                        "DiagnosticReport",
                        report -> report.putArray("result")
                                .addObject()
                                .put("reference", HOSPITAL + "/Observation/never-told"))
                .message());
        assertRefused(answer, "SEND_DANGLING_REFERENCE");
    }

    @Test
    void isNotReferredToForAnotherPatient() {
        Journey other = referred("url-of-other");
        Journey journey = referred("url-refers-to-other");
        Answer answer = Answer.to(update(journey)
                .each(
                        "DiagnosticReport",
                        report -> report.putArray("result")
                                .addObject()
                                .put("reference", HOSPITAL + "/" + path(other, "Observation")))
                .message());
        assertRefused(answer, "SEND_OTHER_PATIENT");
    }

    @ParameterizedTest
    @CsvSource({"in-order,2023-07-06T08:30:00-04:00,second", "late,2023-06-01T08:30:00-04:00,first"})
    void saysWhichResourceOneWithoutIdentifierIs(String name, String dated, String holds) {
        Journey journey = journey("url-without-identifier-" + name);
        UnaryOperator<Letter> anonymous = letter -> letter.each("Coverage", coverage -> coverage.remove("identifier"));
        Answer.taken(anonymous
                .apply(request(journey))
                .each("Coverage", coverage -> coverage.put("network", "first"))
                .message());
        Answer.taken(anonymous
                .apply(update(journey))
                .dated(dated)
                .each("Coverage", coverage -> coverage.put("network", "second"))
                .message());
        assertThat(new Recorded(journey).found("Coverage", "_count=10"))
                .singleElement()
                .satisfies(coverage ->
                        assertThat(coverage.path("network").asString()).isEqualTo(holds));
    }

    /** A server may number its resources only later. */
    @Test
    void staysTheSameResourceWhenItGetsAnIdentifier() {
        Journey journey = journey("url-identified-later");
        Answer.taken(request(journey)
                .each("Coverage", coverage -> coverage.remove("identifier"))
                .message());
        Answer.taken(update(journey).message());
        assertThat(new Recorded(journey).found("Coverage", "_count=10"))
                .singleElement()
                .satisfies(coverage -> assertThat(coverage.path("identifier")).hasSize(1));
    }

    @Test
    void isNotSharedByTwoResources() {
        Journey journey = referred("url-of-two");
        Answer answer = Answer.to(update(journey)
                .replacing("COND-" + journey.patient() + "-1", "COND-" + journey.patient() + "-2")
                .message());
        assertRefused(answer, "SEND_IDENTITY_CONFLICT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient", "Coverage", "Task"})
    void isNotSharedByTwoPatients(String type) {
        Journey first = referred("url-first-" + type);
        Journey second = journey("url-second-" + type);
        Answer answer = Answer.to(request(second)
                .replacing(path(second, type), path(first, type))
                .replacing("\"" + id(second, type) + "\"", "\"" + id(first, type) + "\"")
                .each("Coverage", coverage -> coverage.remove("identifier"))
                .message());
        assertRefused(answer, "SEND_IDENTITY_CONFLICT");
    }

    @Test
    void isBoundOnceByMessagesThatComeTogether() throws Exception {
        for (int pair = 0; pair < 3; pair++) {
            Journey first = journey("url-together-a" + pair);
            Journey second = journey("url-together-b" + pair);
            List<Callable<String>> both = new ArrayList<>();
            both.add(() -> Answer.to(request(first).message()).code());
            both.add(() -> Answer.to(request(second)
                            .replacing(path(second, "DocumentReference"), path(first, "DocumentReference"))
                            .replacing(
                                    "\"" + id(second, "DocumentReference") + "\"",
                                    "\"" + id(first, "DocumentReference") + "\"")
                            .message())
                    .code());
            assertThat(Parallel.run(2, both)).containsExactlyInAnyOrder("ok", "fatal-error");
        }
    }

    private static void assertRefused(Answer answer, String rule) {
        assertThat(answer.code()).as(answer.text()).isEqualTo("fatal-error");
        assertThat(answer.rules()).as(answer.text()).contains(rule).containsOnly(rule);
    }

    private static Journey journey(String purpose) {
        return Journey.named("J1").about("SYN-001-" + purpose);
    }

    private static Journey referred(String purpose) {
        Journey journey = journey(purpose);
        Answer.taken(request(journey).message());
        return journey;
    }

    private static Letter request(Journey journey) {
        return Letter.from(journey.messages().get(REQUEST)).at(HOSPITAL);
    }

    private static Letter update(Journey journey) {
        return Letter.from(journey.messages().get(UPDATE)).at(HOSPITAL);
    }

    /** Type and id of the first resource of a type in the referral's request. */
    private static String path(Journey journey, String type) {
        return type + "/" + id(journey, type);
    }

    private static String id(Journey journey, String type) {
        return first(journey, type).path("id").asString();
    }

    private static String firstIdentifier(Journey journey, String type) {
        return first(journey, type).path("identifier").path(0).path("value").asString();
    }

    private static JsonNode first(Journey journey, String type) {
        return request(journey).resources(type).findFirst().orElseThrow();
    }
}
