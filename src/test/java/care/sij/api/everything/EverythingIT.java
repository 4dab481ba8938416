package care.sij.api.everything;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Recorded;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Everything of a patient and of a plan, compared with what searches find. */
class EverythingIT {

    private static final DemoPartner HOSPITAL = WholeService.partner("demo-hospital");
    private static String patient = "";
    private static String plan = "";

    @BeforeAll
    static void walk() {
        Journey journey = Journey.named("J1").about("SYN-001-everything");
        journey.messages().subList(0, 9).forEach(Answer::taken);
        JsonNode found = new Recorded(journey).plans().get(0);
        plan = "/CarePlan/" + found.path("id").asString();
        patient = "/" + found.at("/subject/reference").asString();
    }

    @Test
    void showsThePatientFirstAndAllThatSearchesFind() {
        List<JsonNode> shown = matches(HOSPITAL, patient + "/$everything");
        assertThat("/" + key(shown.get(0))).isEqualTo(patient);
        for (String type : List.of("Observation", "Procedure", "ServiceRequest", "CarePlan", "Goal", "Condition")) {
            assertThat(ofType(shown, type))
                    .as(type)
                    .isNotEmpty()
                    .isEqualTo(keys(HOSPITAL.search(type + "?_count=200&patient=" + patient.substring(1))));
        }
    }

    @Test
    void goesThroughPagesWithoutLossAndWithoutDuplicate() {
        List<JsonNode> atOnce = matches(HOSPITAL, patient + "/$everything?_count=500");
        List<JsonNode> byPages = matches(HOSPITAL, patient + "/$everything?_count=7");
        assertThat(byPages.stream().map(EverythingIT::key)).doesNotHaveDuplicates();
        assertThat(byPages.stream().map(EverythingIT::key).toList())
                .isEqualTo(atOnce.stream().map(EverythingIT::key).toList());
        assertThat(RestCall.get(HOSPITAL, patient + "/$everything?_count=1")
                        .json()
                        .path("entry")
                        .values())
                .filteredOn(entry -> entry.at("/search/mode").asString().equals("match"))
                .hasSize(1);
    }

    @Test
    void bringsTheSharedResourcesThatAreNamed() {
        Set<String> shared = new TreeSet<>();
        RestCall.get(HOSPITAL, patient + "/$everything?_count=500")
                .json()
                .path("entry")
                .forEach(entry -> {
                    if (entry.at("/search/mode").asString().equals("include")) {
                        shared.add(entry.at("/resource/resourceType").asString());
                    }
                });
        assertThat(shared).contains("Organization").doesNotContain("Observation", "CarePlan");
    }

    @Test
    void narrowsByTypeDateAndInstant() {
        List<JsonNode> typed = matches(HOSPITAL, patient + "/$everything?_type=Observation,Goal&_count=3");
        assertThat(typed).extracting(EverythingIT::type).containsOnly("Observation", "Goal");
        List<JsonNode> all = matches(HOSPITAL, patient + "/$everything?_type=Observation");
        String day = all.stream()
                .map(one -> one.path("effectiveDateTime").asString(""))
                .filter(text -> text.length() >= 10)
                .sorted()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .substring(0, 10);
        Set<String> since = keys(matches(HOSPITAL, patient + "/$everything?_type=Observation&start=" + day));
        Set<String> until = keys(matches(HOSPITAL, patient + "/$everything?_type=Observation&end=2000-01-01"));
        assertThat(since).isNotEmpty().isSubsetOf(keys(all));
        assertThat(until.size()).isLessThan(all.size());
        assertThat(matches(HOSPITAL, patient + "/$everything?_since=2120-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(keys(matches(HOSPITAL, patient + "/$everything?_since=2020-01-01T00:00:00Z")))
                .isEqualTo(keys(matches(HOSPITAL, patient + "/$everything")));
    }

    @Test
    void showsAPlanWithWhatBelongsToIt() {
        List<JsonNode> shown = matches(HOSPITAL, plan + "/$everything?_count=5");
        assertThat("/" + key(shown.get(0))).isEqualTo(plan);
        assertThat(shown.stream().map(EverythingIT::key)).doesNotHaveDuplicates();
        assertThat(shown)
                .extracting(EverythingIT::type)
                .contains("Patient", "Goal", "GuidanceResponse", "Provenance", "Task", "ServiceRequest");
        assertThat(keys(shown)).contains(patient.substring(1));
        List<JsonNode> goals = matches(HOSPITAL, plan + "/$everything?_type=Goal");
        assertThat(goals).isNotEmpty().extracting(EverythingIT::type).containsOnly("Goal");
    }

    @Test
    void keepsToScopesAndReach() {
        assertThat(RestCall.get(WholeService.secondHospital(), patient + "/$everything")
                        .status())
                .isEqualTo(404);
        assertThat(RestCall.get(
                                WholeService.partner("demo-hospital", "system/Observation.rs"),
                                patient + "/$everything")
                        .status())
                .isEqualTo(403);
        DemoPartner narrow = WholeService.partner("demo-hospital", "system/Patient.rs system/Goal.rs");
        assertThat(matches(narrow, patient + "/$everything"))
                .extracting(EverythingIT::type)
                .contains("Patient", "Goal")
                .containsOnly("Patient", "Goal");
        assertThat(RestCall.get(narrow, plan + "/$everything").status()).isEqualTo(403);
        assertThat(RestCall.get(narrow, patient + "/$everything").text())
                .doesNotContain("\"Organization\"")
                .contains("SYN-001-everything");
    }

    @Test
    void isAskedByParametersToo() {
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"_type\",\"valueCode\":\"Goal\"},"
                + "{\"name\":\"_count\",\"valueInteger\":1}]}";
        Got got = RestCall.to(HOSPITAL, patient + "/$everything").call("POST", body);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.json().at("/entry/0/resource/resourceType").asString()).isEqualTo("Goal");
        Got xml = RestCall.to(HOSPITAL, patient + "/$everything?_format=xml&_count=1")
                .call("GET", "");
        assertThat(xml.status()).isEqualTo(200);
        assertThat(xml.text()).startsWith("<Bundle");
    }

    @ParameterizedTest
    @CsvSource({
        "?nonsense=1, 400, _since",
        "?start=yesterday, 400, start",
        "?end=2020-13-01, 400, end",
        "?_since=2020-01-01, 400, _since",
        "?_type=Nonsense, 400, _type",
        "?_type=, 400, _type",
        "?_count=many, 400, _count",
        "?_count=1&_count=2, 400, _count",
        "?_cursor=e30, 400, next",
    })
    void refusesWhatIsNoRequest(String query, int status, String named) {
        for (String path : List.of(patient, plan)) {
            Got got = RestCall.get(HOSPITAL, path + "/$everything" + query);
            assertThat(got.status()).isEqualTo(status);
            assertThat(got.issue().path("diagnostics").asString()).contains(named);
        }
    }

    private static List<JsonNode> matches(DemoPartner partner, String path) {
        List<JsonNode> found = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            Got got = RestCall.get(partner, next);
            assertThat(got.status()).as(got.text()).isEqualTo(200);
            got.json().path("entry").forEach(entry -> {
                if (entry.at("/search/mode").asString().equals("match")) {
                    found.add(entry.path("resource"));
                }
            });
            next = Stream.of(got.json().path("link"))
                    .flatMap(JsonNode::valueStream)
                    .filter(link -> link.path("relation").asString().equals("next"))
                    .map(link -> URI.create(link.path("url").asString()))
                    .map(url -> url.getRawPath().substring("/fhir".length()) + "?" + url.getRawQuery())
                    .findFirst()
                    .orElse("");
        }
        return found;
    }

    private static String type(JsonNode resource) {
        return resource.path("resourceType").asString();
    }

    private static String key(JsonNode resource) {
        return type(resource) + "/" + resource.path("id").asString();
    }

    private static Set<String> keys(List<JsonNode> resources) {
        Set<String> keys = new TreeSet<>();
        resources.forEach(resource -> keys.add(key(resource)));
        return keys;
    }

    private static Set<String> ofType(List<JsonNode> resources, String type) {
        return keys(resources.stream().filter(one -> type(one).equals(type)).toList());
    }
}
