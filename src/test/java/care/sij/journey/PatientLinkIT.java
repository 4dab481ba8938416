package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.WholeService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two Patients who are one person, and who are not after all: the plan follows, in whatever order it is told. */
class PatientLinkIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LATER = "2023-11-01T09:00:00-04:00";
    private static final String LATER_STILL = "2023-12-01T09:00:00-05:00";

    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void givesThePlanOfTheSameFactsToldUnderOneNumber() {
        TwoNumbers one = TwoNumbers.of("one-number").underOne().told();
        TwoNumbers two = TwoNumbers.of("merged-last").told();
        assertThat(two.plans()).hasSize(1);
        assertThat(two.oldPlans()).hasSize(1);
        Answer.taken(two.merge());
        assertThat(two.print()).isEqualTo(one.print());
        assertThat(two.oldPlans()).isEmpty();
        assertThat(auditor.search("GuidanceResponse?patient=" + two.oldPatient()))
                .isEmpty();
        assertThat(auditor.search("ServiceRequest?patient=" + two.oldPatient())).isEmpty();
    }

    @Test
    void givesTheSamePlanWhenTheMergeComesFirst() {
        TwoNumbers one = TwoNumbers.of("one-again").underOne().told();
        TwoNumbers unknown = TwoNumbers.of("merged-unknown");
        Answer parked = Answer.taken(unknown.merge());
        assertThat(parked.rules()).contains("PROXY_PARKED");
        unknown.told();
        assertThat(unknown.print()).isEqualTo(one.print());
        assertThat(unknown.oldPlans()).isEmpty();
        TwoNumbers referred = TwoNumbers.of("merged-referred");
        Answer.taken(referred.old().messages().get(0));
        Answer.taken(referred.current().messages().get(0));
        Answer.taken(referred.merge());
        referred.told();
        assertThat(referred.print()).isEqualTo(one.print());
        assertThat(referred.oldPlans()).isEmpty();
    }

    @Test
    void showsOfEachPatientHowItIsLinked() {
        TwoNumbers two = TwoNumbers.of("linked").told();
        Answer.taken(two.merge());
        JsonNode old = patient(two.oldPatient());
        assertThat(old.path("active").asBoolean(true)).isFalse();
        assertThat(links(old)).containsExactly("replaced-by Patient/" + two.patient());
        JsonNode goesOn = patient(two.patient());
        assertThat(goesOn.path("active").asBoolean(false)).isTrue();
        assertThat(links(goesOn)).containsExactly("replaces Patient/" + two.oldPatient());
        assertThat(numbers(goesOn))
                .contains(
                        two.old().patient(),
                        two.current().patient(),
                        "C-" + two.old().patient());
    }

    @Test
    void keepsWhatAFactSaidBefore() {
        TwoNumbers two = TwoNumbers.of("history").told();
        Answer.taken(two.merge());
        String block = ResourceIds.of(
                "Procedure",
                "http://demo-clinic.example.org/procedure",
                "INJ-" + two.old().patient() + "-1");
        JsonNode history = JSON.readTree(
                auditor.get("/fhir/Procedure/" + block + "/_history").body());
        List<String> subjects = StreamSupport.stream(history.path("entry").spliterator(), false)
                .map(entry ->
                        entry.path("resource").path("subject").path("reference").asString())
                .toList();
        assertThat(subjects).containsExactly("Patient/" + two.patient(), "Patient/" + two.oldPatient());
        assertThat(auditor.search("Provenance?target=Procedure/" + block))
                .filteredOn(provenance -> provenance.path("target").toString().contains(block + "/_history/2"))
                .singleElement()
                .satisfies(provenance -> assertThat(provenance.path("agent").toString())
                        .as("what the clinic told follows the hospital's merge")
                        .contains("assembler")
                        .doesNotContain("author", "transmitter"));
    }

    @Test
    void partsThemAgainWithWhatWasToldSince() {
        TwoNumbers apart = TwoNumbers.of("never-merged").told();
        TwoNumbers two = TwoNumbers.of("parted");
        two.old().messages().subList(0, 3).forEach(Answer::taken);
        two.current().messages().forEach(Answer::taken);
        Answer.taken(two.merge());
        Answer.taken(two.old().messages().get(3));
        assertThat(two.oldPlans()).isEmpty();
        Answer.taken(two.parting(LATER));
        assertThat(two.print()).isEqualTo(apart.print());
        assertThat(two.oldPrint()).isEqualTo(apart.oldPrint());
        JsonNode old = patient(two.oldPatient());
        assertThat(old.path("active").asBoolean(false)).isTrue();
        assertThat(links(old)).isEmpty();
        assertThat(links(patient(two.patient()))).isEmpty();
        assertThat(numbers(patient(two.patient()))).doesNotContain(two.old().patient());
    }

    @Test
    void isNotMergedWhenItWasPartedLaterThanTheMergeThatArrivesLast() {
        TwoNumbers apart = TwoNumbers.of("apart").told();
        TwoNumbers two = TwoNumbers.of("parted-first").told();
        Answer.taken(two.parting(LATER));
        Answer.taken(two.merge());
        assertThat(two.print()).isEqualTo(apart.print());
        assertThat(two.oldPrint()).isEqualTo(apart.oldPrint());
    }

    @Test
    void answersTheMergeAgainAsBefore() {
        TwoNumbers two = TwoNumbers.of("resent").told();
        Answer first = Answer.taken(two.merge());
        String print = two.print();
        assertThat(Answer.taken(two.merge())).isEqualTo(first);
        Answer.taken(LinkLetter.merge(
                two.current().messages().get(0), two.old().messages().get(0), LATER));
        assertThat(two.print()).isEqualTo(print);
    }

    @Test
    void followsAChainAndRefusesACircle() {
        TwoNumbers two = TwoNumbers.of("chain").told();
        TwoNumbers one = TwoNumbers.of("no-chain").underOne().told();
        Journey.Message last =
                Journey.named("J1").about("SYN-001-chain-last").messages().get(0);
        Answer.taken(two.merge());
        String print = two.print();
        Answer.taken(last);
        Answer.taken(LinkLetter.merge(last, two.current().messages().get(0), LATER));
        assertThat(two.plans()).isEmpty();
        assertThat(two.oldPlans()).isEmpty();
        String goesOn = ResourceIds.of("Patient", "http://demo-hospital.example.org/mrn", "SYN-001-chain-last");
        assertThat(auditor.search("Procedure?patient=" + goesOn + "&code=si-joint-injection"))
                .hasSize(2);
        Answer circle = Answer.to(LinkLetter.merge(two.old().messages().get(0), last, LATER_STILL));
        assertThat(circle.code()).isEqualTo("fatal-error");
        assertThat(circle.rules()).containsExactly("SEND_MERGE_IN_A_CIRCLE");
        Answer.taken(LinkLetter.update(
                two.current().messages().get(0), LATER_STILL, patient -> patient.put("active", true)));
        assertThat(two.print()).isEqualTo(print).isEqualTo(one.print());
    }

    @Test
    void refusesWhatDoesNotTellWhoGoesOn() {
        TwoNumbers two = TwoNumbers.of("unclear").told();
        String before = two.print();
        Journey.Message first = two.current().messages().get(0);
        Journey.Message second = two.old().messages().get(0);
        assertRefused(LinkLetter.linking(first, second, LATER, patient -> {}), "SEND_LINK_UNCLEAR");
        assertRefused(
                LinkLetter.linking(
                        first,
                        second,
                        LATER_STILL,
                        patient -> patient.putArray("link")
                                .addObject()
                                .put("type", "replaces")
                                .putObject("other")
                                .put("reference", focus(first))),
                "SEND_LINK_UNCLEAR");
        assertRefused(
                LinkLetter.linking(
                        first,
                        second,
                        "2023-11-02T09:00:00-04:00",
                        patient -> patient.putArray("link")
                                .addObject()
                                .put("type", "seealso")
                                .putObject("other")
                                .put("reference", focus(first))),
                "REC_MERGE_NOT_SUPPORTED");
        assertThat(two.print()).isEqualTo(before);
        assertThat(two.oldPlans()).hasSize(1);
    }

    @Test
    void mergesOnlyPersonsOfTheHospitalsOwnNumbers() {
        TwoNumbers two = TwoNumbers.of("foreign").told();
        DemoPartner second = WholeService.secondHospital();
        String own = "http://second-hospital.example.org/";
        Journey.Message request = Letter.from(two.current().messages().get(0))
                .replacing("http://demo-hospital.example.org/", own)
                .message();
        assertThat(Answer.of(second.send(request.json())).code()).isEqualTo("ok");
        Journey.Message theft = LinkLetter.merge(request, two.old().messages().get(0), LATER);
        Answer answer = Answer.of(second.send(theft.json()));
        assertThat(answer.code()).isEqualTo("fatal-error");
        assertThat(answer.rules()).containsExactly("SEND_NO_PATIENT_IDENTITY");
        assertThat(two.oldPlans()).hasSize(1);
    }

    @Test
    void takesAnUpdateOfThePersonInTheHospitalsOwnOrder() {
        TwoNumbers two = TwoNumbers.of("updated").told();
        Journey.Message request = two.old().messages().get(0);
        Answer.taken(LinkLetter.update(request, LATER, patient -> patient.put("birthDate", "1971-01-01")));
        assertThat(patient(two.oldPatient()).path("birthDate").asString()).isEqualTo("1971-01-01");
        Answer.taken(LinkLetter.update(request, MERGE_TIME, patient -> patient.put("birthDate", "1972-02-02")));
        assertThat(patient(two.oldPatient()).path("birthDate").asString()).isEqualTo("1971-01-01");
        assertThat(new Recorded(two.old()).referral()).isNotBlank();
        assertThat(two.oldPlans()).hasSize(1);
    }

    private static final String MERGE_TIME = TwoNumbers.MERGED_AT;

    private static void assertRefused(Journey.Message message, String rule) {
        Answer answer = Answer.to(message);
        assertThat(answer.code()).as(answer.text()).isEqualTo("fatal-error");
        assertThat(answer.rules()).as(answer.text()).containsExactly(rule);
    }

    private JsonNode patient(String id) {
        return JSON.readTree(auditor.get("/fhir/Patient/" + id).body());
    }

    private static List<String> links(JsonNode patient) {
        List<String> links = new ArrayList<>();
        patient.path("link")
                .forEach(link -> links.add(link.path("type").asString() + " "
                        + link.path("other").path("reference").asString()));
        return links;
    }

    private static List<String> numbers(JsonNode patient) {
        List<String> numbers = new ArrayList<>();
        patient.path("identifier")
                .forEach(number -> numbers.add(number.path("value").asString()));
        return numbers;
    }

    private static String focus(Journey.Message message) {
        return Letter.from(message)
                .resources("Patient")
                .map(patient -> "urn:uuid:" + patient.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
