package care.sij.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.Partners;
import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.Registered;
import care.sij.support.WholeService;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A partner that this process cannot work for, since its SSL bundle is installed at another one alone. */
class ElsewherePartnerIT {

    private static final String HOSPITAL = "elsewhere-told";
    private static final String TOLD =
            "delivery:\n  endpoint: http://127.0.0.1:9/fhir/$process-message\n  events: [sij-referral-response]\n";

    private final JdbcTemplate database = WholeService.bean(JdbcTemplate.class);

    @Test
    void isToldByThoseWhoCan() {
        Registered hospital = Registered.as("hospital", HOSPITAL, TOLD);
        Journey journey = Journey.named("J1").about("SYN-001-elsewhere");
        assertThat(Answer.of(hospital.partner()
                                .send(hospital.said(journey.messages().get(0))))
                        .code())
                .isEqualTo("ok");
        database.update("""
                insert into partner_version (partner, version, at, by, comment, state, yaml, sha256)
                select partner, 2, now(), by, comment, state, replace(yaml, 'delivery:', ?), sha256 from partner_version
                where partner = ? and version = 1""", "delivery:\n  ssl-bundle: not-here", HOSPITAL);
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(() -> WholeService.bean(Partners.class).byId(HOSPITAL).isEmpty());

        String response = hospital.said(journey.messages().get(1));
        assertThat(Answer.of(WholeService.partner("demo-clinic").send(response)).code())
                .isEqualTo("ok");

        assertThat(database.queryForObject(
                        "select count(*) from outbox where partner = ? and state = 'waiting'", Long.class, HOSPITAL))
                .isEqualTo(1);
        hospital.withdraw();
    }
}
