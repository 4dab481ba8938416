package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What this service publishes is read from it, and written by nobody. */
class PublishedIT {

    private static final String BASE = "http://sij-pathways.example.org/fhir/";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner payer = WholeService.partner("demo-payer");

    @ParameterizedTest
    @ValueSource(strings = {"demo-hospital", "demo-clinic", "demo-payer", "demo-auditor"})
    void findsEveryDefinitionThatTheCapabilitiesName(String partner) {
        DemoPartner asking = WholeService.partner(partner);
        JsonNode metadata = RestCall.get(asking, "/metadata").json();
        Set<String> canonicals = new TreeSet<>();
        metadata.findValues("definition").forEach(definition -> canonicals.add(definition.asString()));
        canonicals.removeIf(canonical -> !canonical.startsWith(BASE));
        assertThat(canonicals).hasSize(41);
        for (String canonical : canonicals) {
            String path = canonical.substring(BASE.length());
            List<JsonNode> found = asking.search(path.split("/")[0] + "?url=" + canonical);
            assertThat(found).as(canonical).hasSize(1);
            assertThat(found.get(0).path("url").asString()).isEqualTo(canonical);
            assertThat(RestCall.get(asking, "/" + path).json()).isEqualTo(found.get(0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MessageDefinition?event=http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event%7Csij-consult-note,"
                + " sij-message-consult-note",
        "GraphDefinition?url=http://sij-pathways.example.org/fhir/GraphDefinition/sij-graph-consult-note,"
                + " sij-graph-consult-note",
        "StructureDefinition?url=http://sij-pathways.example.org/fhir/StructureDefinition/sij-injection, sij-injection",
        "ValueSet?url=http://sij-pathways.example.org/fhir/ValueSet/sij-stage-vs, sij-stage-vs",
        "CodeSystem?url=http://sij-pathways.example.org/fhir/CodeSystem/sij-stage, sij-stage",
        "OperationDefinition?code=parked-messages, sij-parked-messages",
        "SearchParameter?code=sij-side, sij-side",
    })
    void findsEachKindOfDefinition(String query, String id) {
        assertThat(payer.search(query))
                .singleElement()
                .satisfies(found -> assertThat(found.path("id").asString()).isEqualTo(id));
    }

    @Test
    void publishesNoExample() {
        assertThat(payer.search("Patient?identifier:missing=false")).isEmpty();
        assertThat(RestCall.get(WholeService.partner("demo-auditor"), "/Patient/sij-patient-example")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isWrittenByNobody() {
        String path = "/MessageDefinition/sij-message-consult-note";
        ObjectNode definition = (ObjectNode) RestCall.get(hospital, path).json();
        definition.put("title", "Another");
        assertReadOnly(RestCall.put(hospital, path, definition));
        assertReadOnly(RestCall.delete(hospital, path));
        assertThat(RestCall.get(hospital, path).json().path("title").asString()).isEqualTo("Consultation note");
    }

    private static void assertReadOnly(Got got) {
        assertThat(got.status()).isEqualTo(405);
        assertThat(got.rule()).isEqualTo("SEND_PROJECTED_BY_HAND");
    }

    @Test
    void isPublishedOnceHoweverOftenTheServiceStarts() throws Exception {
        long before = versions();
        care.sij.support.SecondProcess.start().close();
        assertThat(versions()).isEqualTo(before);
    }

    private static long versions() {
        return WholeService.bean(JdbcTemplate.class)
                .queryForObject(
                        "select count(*) from resource_version where origin = 'PROJECTED' and patients = '{}'",
                        Long.class);
    }
}
