package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.SearchParameters;
import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every type of the capability statement, asked with tokens of a handful of scopes. */
class ScopeMatrixIT {

    /** AuditEvents are no entries of a batch, whatever the scopes. */
    private static final Set<String> TYPES = WholeService.bean(SearchParameters.class).types().stream()
            .filter(type -> !type.equals("AuditEvent"))
            .collect(Collectors.toCollection(TreeSet::new));

    /** @param letters what they allow on every type; on Observation and Task alone when the scopes name them */
    @ParameterizedTest
    @CsvSource({
        "system/*.r, r",
        "system/*.s, s",
        "system/*.rs?_id=absent, rs",
        "system/*.d, d",
        "system/Observation.rs system/Task.rds?status=requested, rs",
        "system/*.c, ''",
    })
    void allowsEachInteractionOnEachTypeAsItsScopesSay(String scopes, String letters) {
        boolean ofAll = scopes.contains("*");
        ObjectNode batch = Rested.bundle("batch");
        List<String> expected = new ArrayList<>();
        for (String type : TYPES) {
            String allowed = ofAll || type.equals("Observation") || type.equals("Task") ? letters : "";
            String more = !ofAll && type.equals("Task") ? "d" : "";
            ask(batch, "GET", type + "/absent");
            expected.add(type + " read " + (allowed.contains("r") ? 404 : 403));
            ask(batch, "GET", type + "/absent/_history/1");
            expected.add(type + " vread " + (allowed.contains("r") ? 404 : 403));
            ask(batch, "GET", type + "?_id=absent&_total=accurate");
            expected.add(type + " search " + (allowed.contains("s") ? 200 : 403));
            ask(batch, "DELETE", type + "/absent");
            expected.add(type + " delete " + ((allowed + more).contains("d") ? 404 : 403));
        }
        DemoPartner hospital = WholeService.partner("demo-hospital", scopes);
        Got got = RestCall.post(hospital, "", batch);
        assertThat(got.status()).isEqualTo(200);
        assertThat(answered(got)).containsExactlyElementsOf(expected);
    }

    private static void ask(ObjectNode batch, String method, String url) {
        Rested.entry(batch, method, url, Rested.nothing());
    }

    private static List<String> answered(Got got) {
        List<String> asked = List.of("read", "vread", "search", "delete");
        List<String> types = List.copyOf(TYPES);
        List<String> answered = new ArrayList<>();
        for (JsonNode entry : got.json().path("entry")) {
            int place = answered.size();
            answered.add(types.get(place / asked.size()) + " " + asked.get(place % asked.size()) + " "
                    + entry.at("/response/status").asString().substring(0, 3));
        }
        return answered;
    }
}
