package care.sij.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.postgres.EmbeddedPostgres;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** A person of whom everything was erased, and of whom the same is told again. */
class PurgedAndBackIT {

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void isOnRecordAgainWithThePlanThatFollows() {
        Journey journey = Journey.named("J1").about("SYN-001-purged-back");
        Journey.Message request = journey.messages().get(0);
        Answer.taken(request);
        Recorded recorded = new Recorded(journey);
        String patient = "/Patient/" + recorded.patient();
        String print = recorded.print();
        List<JsonNode> conditions = recorded.found("Condition", "_count=50");
        assertThat(conditions).isNotEmpty();
        assertThat(recorded.plans()).hasSize(1);

        assertThat(erase(recorded.patient())).isPositive();
        assertThat(RestCall.get(auditor, patient).status()).isEqualTo(410);
        assertThat(RestCall.get(hospital, patient).status())
                .as("who knew of the person does not any more")
                .isEqualTo(404);
        assertThat(recorded.plans()).isEmpty();

        Answer.taken(Letter.from(request).renewed("back").message());
        assertThat(RestCall.get(hospital, patient).status()).isEqualTo(200);
        assertThat(recorded.found("Condition", "_count=50")).hasSameSizeAs(conditions);
        assertThat(recorded.plans()).hasSize(1);
        assertThat(recorded.print()).isEqualTo(print);
    }

    /** What a purge does to a person who may be purged. */
    private static long erase(String patient) {
        EmbeddedPostgres server = WholeService.bean(EmbeddedPostgres.class);
        return new JdbcTemplate(new DriverManagerDataSource(
                        server.url(), server.admin().user(), server.admin().password()))
                .queryForList("select erase_person(person_of(?), '{}', 'a test')", Long.class, patient)
                .get(0);
    }
}
