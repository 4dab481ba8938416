package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.postgres.EmbeddedPostgres;
import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.node.ObjectNode;

/** What was erased is not there to be changed, and may be stated anew, word for word. */
class ErasedIT {

    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @Test
    void isGoneForThoseWhoWriteToItAndIsCreatedAnew() {
        String patient = Rested.person(hospital);
        ObjectNode allergy =
                Rested.allergy("Patient/" + patient, "http://demo-hospital.example.org/allergy", Rested.number());
        for (ObjectNode resource : List.of(Rested.patient(Rested.number()), allergy)) {
            String type = resource.path("resourceType").asString();
            Got first = RestCall.post(hospital, "/" + type, resource);
            assertThat(first.status()).as(first.text()).isEqualTo(201);
            String path = "/" + type + "/" + first.id();
            erase(type, first.id());

            Got put = RestCall.put(hospital, path, ((ObjectNode) first.json()).put("language", "en"));
            assertThat(put.status()).as(put.text()).isEqualTo(410);
            assertThat(put.rule()).isEqualTo("SEND_ERASED");
            assertThat(RestCall.delete(hospital, path).status()).isEqualTo(410);

            Got again = RestCall.post(hospital, "/" + type, resource);
            assertThat(again.status()).as(again.text()).isEqualTo(201);
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(RestCall.get(hospital, path).status()).isEqualTo(200);
            assertThat(RestCall.post(hospital, "/" + type, resource).status()).isEqualTo(409);
        }
    }

    private static void erase(String type, String id) {
        EmbeddedPostgres server = WholeService.bean(EmbeddedPostgres.class);
        new JdbcTemplate(new DriverManagerDataSource(
                        server.url(), server.admin().user(), server.admin().password()))
                .query("select erase_body(?, ?, 1, 'a test')", row -> {}, type, id);
    }
}
