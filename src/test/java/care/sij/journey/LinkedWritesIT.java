package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.RestCall;
import care.sij.support.RestTelling;
import care.sij.support.WholeService;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is written by REST about a Patient that is replaced goes back to it when the persons are parted. */
class LinkedWritesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LATER = "2023-11-01T09:00:00-04:00";
    private static final String LATER_STILL = "2023-12-01T09:00:00-05:00";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void placesAReferralUnderTheNumberItNames() {
        TwoNumbers two = TwoNumbers.of("placed-by-rest").told();
        Answer.taken(two.merge());
        String old = two.old().patient();
        Journey again = secondReferral(old);
        Letter request = Letter.from(again.messages().get(0));
        String subject = "urn:uuid:"
                + request.resources("Patient")
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString();
        ObjectNode transaction = new RestTelling(two.old(), auditor)
                .transaction(request.keeping(
                                "Task",
                                "ServiceRequest",
                                "Condition",
                                "Coverage",
                                "Organization",
                                "Practitioner",
                                "PractitionerRole")
                        .message());
        RestCall.Got placed = RestCall.post(
                hospital, "", JSON.readTree(transaction.toString().replace(subject, "Patient/" + two.oldPatient())));
        assertThat(placed.status()).as(placed.text()).isEqualTo(200);
        Answer.taken(again.messages().get(1));
        Answer.taken(again.messages().get(3));
        String request2 = "identifier=http://demo-hospital.example.org/referral%7CREF-" + old + "-2";
        String fact2 = "identifier=http://demo-clinic.example.org/observation%7COBS2-" + old + "-1";
        assertThat(auditor.search("ServiceRequest?patient=" + two.patient() + "&" + request2))
                .hasSize(1);
        assertThat(auditor.search("Observation?patient=" + two.patient() + "&" + fact2))
                .hasSize(1);

        Answer.taken(two.parting(LATER));

        for (String found : List.of("ServiceRequest?" + request2, "Task?" + request2, "Observation?" + fact2)) {
            assertThat(auditor.search(found + "&patient=" + two.oldPatient()))
                    .as(found)
                    .hasSize(1);
            assertThat(auditor.search(found + "&patient=" + two.patient()))
                    .as(found)
                    .isEmpty();
        }
    }

    private static Journey secondReferral(String patient) {
        Journey journey = Journey.named("J1").about(patient);
        return new Journey(
                patient,
                journey.messages().stream()
                        .map(message -> Letter.from(message)
                                .replacing("REF-" + patient + "-1", "REF-" + patient + "-2")
                                .replacing("F-" + patient + "-1\"", "F-" + patient + "-2\"")
                                .replacing("\"OBS-" + patient, "\"OBS2-" + patient)
                                .replacing("\"COND-" + patient, "\"COND2-" + patient)
                                .replacing("\"DOC-" + patient, "\"DOC2-" + patient)
                                .replacing("\"APT-" + patient, "\"APT2-" + patient)
                                .replacing("\"COV-" + patient, "\"COV2-" + patient)
                                .renewed("second referral")
                                .message())
                        .toList());
    }

    @Test
    void bringsBackWhatIsAboutBoth() {
        TwoNumbers two = TwoNumbers.of("about-both").told();
        ObjectNode group = JSON.createObjectNode();
        group.put("resourceType", "Group").put("type", "person").put("actual", true);
        group.putArray("identifier")
                .addObject()
                .put("system", "http://demo-hospital.example.org/group")
                .put("value", two.name());
        for (String patient : List.of(two.oldPatient(), two.patient())) {
            group.withArray("member").addObject().putObject("entity").put("reference", "Patient/" + patient);
        }
        RestCall.Got created = RestCall.post(hospital, "/Group", group);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String before = members(created.id());
        Answer.taken(two.merge());
        assertThat(members(created.id())).doesNotContain(two.oldPatient());
        Answer.taken(two.parting(LATER));
        assertThat(members(created.id())).isEqualTo(before);
        Answer.taken(LinkLetter.merge(
                two.current().messages().get(0), two.old().messages().get(0), LATER_STILL));
        assertThat(members(created.id())).doesNotContain(two.oldPatient());
    }

    private String members(String group) {
        JsonNode stored = RestCall.get(auditor, "/Group/" + group).json();
        return stored.path("member").toString();
    }
}
