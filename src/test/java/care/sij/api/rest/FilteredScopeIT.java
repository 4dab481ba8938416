package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.journey.TwoNumbers;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A scope with a filter is one rule for everything: what the filter does not select is not there. */
class FilteredScopeIT {

    private static final String FINAL = "system/Observation.cruds?status=final system/Patient.rs";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner filtered = WholeService.partner("demo-hospital", FINAL);
    private final String patient = "Patient/" + Rested.person(hospital);
    private final ObjectNode finished = created(pain("final"));
    private final ObjectNode amended = created(pain("amended"));

    private ObjectNode pain(String status) {
        return Rested.pain(patient, Rested.number(), 4).put("status", status);
    }

    private ObjectNode created(ObjectNode resource) {
        Got got = RestCall.post(hospital, "/Observation", resource);
        assertThat(got.status()).as(got.text()).isEqualTo(201);
        return (ObjectNode) got.json();
    }

    private static String path(JsonNode resource) {
        return "/Observation/" + resource.path("id").asString();
    }

    @Test
    void readsVersionsAndHistoriesOfWhatTheFilterSelectsOnly() {
        assertThat(RestCall.get(filtered, path(finished)).status()).isEqualTo(200);
        assertThat(RestCall.get(filtered, path(finished) + "/_history/1").status())
                .isEqualTo(200);
        for (String more : List.of("", "/_history", "/_history/1")) {
            assertThat(RestCall.get(filtered, path(amended) + more).status())
                    .as(more)
                    .isEqualTo(404);
        }
    }

    @Test
    void showsNoEarlierVersionThatTheFilterDoesNotSelect() {
        String path = path(amended);
        assertThat(RestCall.put(hospital, path, amended.put("status", "final")).status())
                .isEqualTo(200);

        assertThat(RestCall.get(filtered, path + "/_history/2").status()).isEqualTo(200);
        assertThat(RestCall.get(filtered, path + "/_history/1").status()).isEqualTo(404);
        JsonNode history = RestCall.get(filtered, path + "/_history").json();
        assertThat(history.path("entry").values())
                .extracting(entry -> entry.at("/resource/meta/versionId").asString())
                .containsExactly("2");
    }

    @Test
    void showsNothingMoreOfWhatTheFilterNoLongerSelects() {
        String path = path(finished);
        assertThat(RestCall.put(hospital, path, finished.put("status", "amended"))
                        .status())
                .isEqualTo(200);
        for (String more : List.of("", "/_history", "/_history/1", "/_history/2")) {
            assertThat(RestCall.get(filtered, path + more).status()).as(more).isEqualTo(404);
        }
    }

    @Test
    void findsCountsAndListsWhatTheFilterSelectsOnly() {
        String query = "/Observation?patient=" + patient;
        assertThat(ids(RestCall.get(filtered, query)))
                .containsExactly(finished.path("id").asString());
        assertThat(RestCall.get(filtered, query + "&_total=accurate")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(RestCall.get(filtered, query + "&_summary=count")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(ids(RestCall.get(filtered, query + "&status=amended"))).isEmpty();
        assertThat(ids(RestCall.get(filtered, "/Observation/_history?_count=1000")))
                .contains(finished.path("id").asString())
                .doesNotContain(amended.path("id").asString());
    }

    @Test
    void listsOfTheWholeRecordsHistoryWhatItsScopesSelectOnly() {
        Got got = RestCall.get(
                WholeService.partner("demo-hospital", "system/Observation.s?status=final"), "/_history?_count=1000");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.json().path("entry").values())
                .extracting(entry -> entry.at("/resource/resourceType").asString() + " "
                        + entry.at("/resource/status").asString())
                .isNotEmpty()
                .containsOnly("Observation final");
        assertThat(RestCall.get(WholeService.partner("demo-hospital", "system/Observation.r"), "/_history")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void includesAndFindsInPlacesWhatTheFilterSelectsOnly() {
        String person = patient.substring("Patient/".length());
        String shown = finished.path("id").asString();
        String hidden = amended.path("id").asString();
        assertThat(ids(RestCall.get(filtered, "/Patient?_id=" + person + "&_revinclude=Observation:subject")))
                .containsExactlyInAnyOrder(person, shown);
        assertThat(ids(RestCall.get(filtered, "/" + patient + "/Observation"))).containsExactly(shown);
        assertThat(ids(RestCall.get(filtered, "/" + patient + "/*"))).containsExactlyInAnyOrder(person, shown);
        assertThat(ids(RestCall.get(
                        filtered, "?_type=Observation,Patient&_id=" + String.join(",", person, shown, hidden))))
                .containsExactlyInAnyOrder(person, shown);
    }

    @Test
    void includesNothingOfWhatNoScopeAllowsToSearch() {
        DemoPartner narrow = WholeService.partner("demo-hospital", "system/Observation.rs");
        String one = "/Observation?_id=" + finished.path("id").asString();
        assertThat(ids(RestCall.get(narrow, one + "&_include=*"))).hasSize(1);
        assertThat(ids(RestCall.get(narrow, one + "&_include=Observation:subject")))
                .hasSize(1);
        for (String refused : List.of(
                one + "&_include=Observation:subject:Patient",
                one + "&_revinclude=Provenance:target",
                "/" + patient + "/Condition",
                "?_type=Observation,Patient&_id=absent")) {
            assertThat(RestCall.get(narrow, refused).status()).as(refused).isEqualTo(403);
        }
    }

    @Test
    void takesAnyOfSeveralFilters() {
        DemoPartner both = WholeService.partner(
                "demo-hospital",
                "system/Observation.rs?status=final system/Observation.rs?status=amended&code=72514-3");
        assertThat(ids(RestCall.get(both, "/Observation?patient=" + patient))).hasSize(2);
        DemoPartner neither = WholeService.partner(
                "demo-hospital",
                "system/Observation.rs?status=amended&code=none system/Observation.rs?status=cancelled");
        assertThat(ids(RestCall.get(neither, "/Observation?patient=" + patient)))
                .isEmpty();
        assertThat(RestCall.get(neither, path(finished)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "status=final",
        "status:not=amended",
        "code=http://loinc.org|72514-3&status=final",
        "status=http:%2F%2Fhl7.org/fhir/observation-status%7Cfinal",
        "date=ge2024-02-01&status=final",
        "_lastUpdated=gt2020&status=final",
    })
    void meansByAFilterWhatASearchMeans(String filter) {
        DemoPartner narrow = WholeService.partner("demo-hospital", "system/Observation.rs?" + filter);
        assertThat(ids(RestCall.get(narrow, "/Observation?patient=" + patient)))
                .containsExactly(finished.path("id").asString());
        assertThat(RestCall.get(narrow, path(finished)).status()).isEqualTo(200);
        assertThat(RestCall.get(narrow, path(amended)).status()).isEqualTo(404);
    }

    @Test
    void writesWhatTheFilterSelectsAndNothingElse() {
        assertThat(RestCall.post(filtered, "/Observation", pain("final")).status())
                .isEqualTo(201);
        Got refused = RestCall.post(filtered, "/Observation", pain("amended"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(refused.issue().path("diagnostics").asString()).contains("system/Observation.c");

        String path = path(finished);
        assertThat(RestCall.put(filtered, path, finished.deepCopy().put("status", "amended"))
                        .status())
                .isEqualTo(403);
        assertThat(RestCall.get(hospital, path).json().path("status").asString())
                .isEqualTo("final");
        assertThat(RestCall.put(filtered, path, finished.deepCopy().put("valueInteger", 5))
                        .status())
                .isEqualTo(200);
        assertThat(RestCall.put(filtered, path(amended), amended.deepCopy().put("status", "final"))
                        .status())
                .isEqualTo(404);
        assertThat(RestCall.delete(filtered, path(amended)).status()).isEqualTo(404);
        assertThat(RestCall.delete(filtered, path).status()).isEqualTo(204);
    }

    @Test
    void judgesEachEntryOfABatchAndATransactionWhole() {
        ObjectNode batch = Rested.bundle("batch");
        Rested.entry(batch, "GET", path(finished).substring(1), Rested.nothing());
        Rested.entry(batch, "GET", path(amended).substring(1), Rested.nothing());
        Rested.entry(batch, "POST", "Observation", pain("final"));
        Rested.entry(batch, "POST", "Observation", pain("amended"));
        assertThat(RestCall.post(filtered, "", batch).json().path("entry").values())
                .extracting(entry -> entry.at("/response/status").asString().substring(0, 3))
                .containsExactly("200", "404", "201", "403");

        ObjectNode transaction = Rested.bundle("transaction");
        ObjectNode kept = pain("final");
        Rested.entry(transaction, "POST", "Observation", kept);
        Rested.entry(transaction, "POST", "Observation", pain("amended"));
        assertThat(RestCall.post(filtered, "", transaction).status()).isEqualTo(403);
        assertThat(ids(RestCall.get(hospital, "/Observation?identifier=" + number(kept))))
                .isEmpty();
    }

    @Test
    void findsByAConditionOnlyWhatTheFilterSelects() {
        String condition = "identifier=" + number(finished);
        assertThat(conditional(pain("final"), condition).status()).isEqualTo(200);
        assertThat(conditional(pain("final"), "identifier=" + number(amended)).status())
                .isEqualTo(201);
    }

    private Got conditional(ObjectNode resource, String condition) {
        return RestCall.to(filtered, "/Observation")
                .header("If-None-Exist", condition)
                .call("POST", resource.toString());
    }

    /** Of a person under two numbers only the one that is replaced is selected. */
    @Test
    void answersAConditionWithNothingThatTheFilterDoesNotSelect() {
        TwoNumbers two = TwoNumbers.of("found-replaced");
        Answer.taken(two.old().messages().get(0));
        Answer.taken(two.current().messages().get(0));
        Answer.taken(two.merge());
        DemoPartner replacedOnly = WholeService.partner("demo-hospital", "system/Patient.crs?active=false");

        Got found = RestCall.to(replacedOnly, "/Patient")
                .header(
                        "If-None-Exist",
                        "identifier=" + Rested.MRN + "%7C" + two.old().patient())
                .call("POST", Rested.patient(two.old().patient()).toString());

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.id()).isEqualTo(two.oldPatient());
    }

    private static String number(JsonNode resource) {
        return resource.at("/identifier/0/value").asString();
    }

    private static List<String> ids(Got got) {
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        return got.json().path("entry").values().stream()
                .map(entry -> entry.at("/resource/id").asString())
                .toList();
    }
}
