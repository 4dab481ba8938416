package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.hl7v2.MllpSender.Ack;
import care.sij.fhir.ResourceIds;
import care.sij.support.WholeService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ADT messages do to Patients on record. */
class PatientMessagesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HOSPITAL = "demo-hospital";
    private static final String REFERRAL = "ref-i12/01-epic-like";

    @Test
    void anUpdateChangesThePatient() {
        taken(referral("updated"));

        taken(V2Sample.named("adt-a08/01-epic-like")
                .with("SYN-V2A-001", "SYN-V2A-updated")
                .with("V2-A08-001", "V2-A08-updated"));

        assertThat(patient("SYN-V2A-updated")
                        .path("address")
                        .path(0)
                        .path("line")
                        .path(0)
                        .asString())
                .isEqualTo("77 New Street");
    }

    @Test
    void aMergeLinksTheOneThatIsGivenUp() {
        taken(referral("goes-on"));
        taken(referral("given-up"));

        Ack merge = taken(V2Sample.named("adt-a40/01-epic-like")
                .with("SYN-V2A-001", "SYN-V2A-goes-on")
                .with("SYN-V2A-OLD", "SYN-V2A-given-up")
                .with("V2-A40-001", "V2-A40-merge"));

        assertThat(merge.errors()).isEmpty();
        JsonNode givenUp = patient("SYN-V2A-given-up");
        assertThat(givenUp.path("active").asBoolean(true)).isFalse();
        assertThat(givenUp.path("link").path(0).path("type").asString()).isEqualTo("replaced-by");
        assertThat(givenUp.path("link").path(0).path("other").path("reference").asString())
                .isEqualTo("Patient/" + id("SYN-V2A-goes-on"));
    }

    private static V2Sample referral(String word) {
        return V2Sample.named(REFERRAL)
                .with("SYN-V2A-001", "SYN-V2A-" + word)
                .with("REF-SYN-V2A-1", "REF-SYN-V2A-" + word)
                .with("V2-I12-001", "V2-I12-" + word);
    }

    private static Ack taken(V2Sample message) {
        Ack ack = MllpSender.send(HOSPITAL, message);
        assertThat(ack.code()).as(ack.text()).isEqualTo("AA");
        return ack;
    }

    /** By its id, not by search: who goes on is found by both numbers. */
    private static JsonNode patient(String number) {
        return JSON.readTree(WholeService.partner(HOSPITAL)
                .get("/fhir/Patient/" + id(number))
                .body());
    }

    private static String id(String number) {
        return ResourceIds.of("Patient", "http://demo-hospital.example.org/mrn", number);
    }
}
