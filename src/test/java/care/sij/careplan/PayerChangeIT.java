package care.sij.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Parallel;
import care.sij.support.Recorded;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an Organization tells of the payer counts for everybody who is insured by it, also when it is told later. */
@ExtendWith(OutputCaptureExtension.class)
class PayerChangeIT {

    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    private static final String PAYER = "http://sij-pathways.example.org/fhir/sid/payer";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @Test
    void derivesThePlansOfAllWhoseCoverageNamesIt(CapturedOutput log) throws Exception {
        Recorded known = told("payer-known", "payer-known");
        Recorded one = told("payer-later", "payer-later");
        Recorded other = told("payer-later-too", "payer-later");
        payer("payer-known", "carelon");
        derive();
        assertThat(one.print()).isEqualTo(other.print()).isNotEqualTo(known.print());

        payer("payer-later", "carelon");
        Callable<Void> derivation = () -> {
            derive();
            return null;
        };
        Parallel.run(4, Collections.nCopies(8, derivation));

        assertThat(one.print()).isEqualTo(known.print());
        assertThat(other.print()).isEqualTo(known.print());
        assertThat(due()).isZero();
        assertThat(log.getAll()).doesNotContain("could not be derived");

        renamed("payer-later");
        assertThat(due()).isZero();
        payer("payer-later", "evicore");
        derive();
        assertThat(one.print()).isEqualTo(other.print()).isNotEqualTo(known.print());
    }

    private static void derive() {
        WholeService.bean(DueDerivation.class).derive();
    }

    private static long due() {
        return WholeService.bean(JdbcTemplate.class).queryForObject("select count(*) from plan_due", Long.class);
    }

    /** Told with an Organization of this number as payor, of which no payer's code is known. */
    private static Recorded told(String purpose, String number) {
        Journey journey = Journey.named("J1").about("SYN-001-" + purpose);
        Answer.taken(Letter.from(journey.messages().get(0))
                .each("Organization", organization -> {
                    if (organization.toString().contains(PAYER)) {
                        organization.put("name", "Payer");
                        organization
                                .putArray("identifier")
                                .addObject()
                                .put("system", NPI)
                                .put("value", number);
                    }
                })
                .message());
        journey.messages().subList(1, 4).forEach(Answer::taken);
        return new Recorded(journey);
    }

    private void payer(String number, String code) {
        JsonNode organization = organization(number);
        ObjectNode changed = ((ObjectNode) organization).deepCopy();
        changed.putArray("identifier").addObject().put("system", NPI).put("value", number);
        changed.withArray("identifier").addObject().put("system", PAYER).put("value", code);
        put(changed);
    }

    private void renamed(String number) {
        put(((ObjectNode) organization(number)).put("name", "Payer, renamed"));
    }

    private void put(ObjectNode organization) {
        RestCall.Got got = RestCall.put(
                hospital, "/Organization/" + organization.path("id").asString(), organization);
        assertThat(got.status()).as(got.text()).isEqualTo(200);
    }

    private JsonNode organization(String number) {
        List<JsonNode> found =
                WholeService.partner("demo-auditor").search("Organization?identifier=" + NPI + "%7C" + number);
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
