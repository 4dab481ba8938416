package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.WholeService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Of an organization that two hospitals tell, what was said last holds, whoever said it and whenever it arrived. */
class SharedOrganizationIT {

    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    private static final String EARLY = "2023-06-19T10:00:00-04:00";
    private static final String LATE = "2023-06-20T10:00:00-04:00";

    private final DemoPartner second = WholeService.secondHospital();
    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void holdsWhatWasSaidLastInEitherOrder() {
        Answer.taken(told("in-order", EARLY, "First name"));
        asSecond(told("in-order-2", LATE, "Second name"), "in-order");
        assertThat(organization("in-order")).isEqualTo("Second name");
        asSecond(told("late-first-2", LATE, "Second name"), "late-first");
        Answer first = Answer.taken(told("late-first", EARLY, "First name"));
        assertThat(first.rules()).contains("SEND_OVERTAKEN");
        assertThat(organization("late-first")).isEqualTo("Second name");
    }

    private static Journey.Message told(String purpose, String dated, String name) {
        Journey journey = Journey.named("J1").about("SYN-001-shared-" + purpose);
        return Letter.from(journey.messages().get(0))
                .dated(dated)
                .each("Organization", organization -> {
                    if (organization.toString().contains("HO-0001")) {
                        organization.put("name", name);
                        number(organization, purpose);
                    }
                })
                .message();
    }

    private static void number(ObjectNode organization, String purpose) {
        ArrayNode identifiers = organization.putArray("identifier");
        identifiers.addObject().put("system", NPI).put("value", "shared-" + purpose.replace("-2", ""));
    }

    private void asSecond(Journey.Message message, String purpose) {
        Answer answer = Answer.of(second.send(Letter.from(message)
                .replacing("http://demo-hospital.example.org/", "http://second-hospital.example.org/")
                .message()
                .json()));
        assertThat(answer.code()).as(purpose + answer.text()).isEqualTo("ok");
    }

    private String organization(String purpose) {
        JsonNode found = auditor.search("Organization?identifier=" + NPI + "%7Cshared-" + purpose)
                .get(0);
        assertThat(auditor.search("Organization?identifier=" + NPI + "%7Cshared-" + purpose))
                .hasSize(1);
        return found.path("name").asString();
    }
}
