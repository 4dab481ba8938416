package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a search returns beside its matches, of which part, from where, and on which page. */
class PagesIT {

    private static final DemoPartner HOSPITAL = WholeService.partner("demo-hospital");
    private static final String PATIENT = Rested.person(HOSPITAL);
    private static final String STRANGER = Rested.person(HOSPITAL);
    private static final String ONE = pain(PATIENT, 1, "");
    private static final String OTHER = pain(PATIENT, 2, ONE);

    static {
        ObjectNode changed = member(Rested.pain("Patient/" + PATIENT, Rested.number(), 3), OTHER);
        Got got = RestCall.put(HOSPITAL, "/Observation/" + ONE, changed.put("id", ONE));
        assertThat(got.status()).as(got.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/Observation?_id=ONE, ONE, ''",
        "/Observation?_id=ONE&_include=Observation:subject, ONE, PATIENT",
        "/Observation?_id=ONE&_include=Observation:subject:Patient, ONE, PATIENT",
        "/Observation?_id=ONE&_include=Observation:subject:Group, ONE, ''",
        "/Observation?_id=ONE&_include=Observation:has-member, ONE, OTHER",
        "/Observation?_id=ONE&_include:iterate=Observation:has-member, ONE, OTHER",
        "/Observation?_id=ONE&_include=*, ONE, OTHER PATIENT",
        "/Observation?_id=ONE&_include=Observation:*, ONE, OTHER PATIENT",
        "/Observation?_id=ONE&_include=Condition:*, ONE, ''",
        "/Observation?_id=ONE&_revinclude=Observation:has-member, ONE, OTHER",
        "/Patient?_id=PATIENT&_revinclude=Observation:subject, PATIENT, ONE OTHER",
        "/Patient?_id=PATIENT&_revinclude=Observation:*, PATIENT, ONE OTHER",
        "/Patient?_id=STRANGER&_revinclude=Observation:subject, STRANGER, ''",
        "/Observation?_id=ONE&_include=Observation:subject&_revinclude:iterate=Observation:subject, ONE, OTHER PATIENT",
        "/Patient/PATIENT/Observation, ONE OTHER, ''",
        "/Patient/PATIENT/Observation?_id=OTHER, OTHER, ''",
        "/Patient/STRANGER/Observation, '', ''",
        "/Patient/PATIENT/*?_type=Patient%2CObservation, ONE OTHER PATIENT, ''",
        "/Patient/PATIENT/Patient, PATIENT, ''",
        "?_type=Patient%2CObservation&_id=PATIENT%2CONE, ONE PATIENT, ''",
        "?_type=Patient&_id=PATIENT%2CONE, PATIENT, ''",
        "?_type=Observation&_id=ONE&_include=Observation:subject, ONE, PATIENT",
    })
    void findsAndIncludes(String path, String matches, String included) {
        Got got = RestCall.get(HOSPITAL, named(path));
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        assertThat(ids(got.json(), "match")).containsExactlyInAnyOrderElementsOf(all(matches));
        assertThat(ids(got.json(), "include")).containsExactlyInAnyOrderElementsOf(all(included));
    }

    @ParameterizedTest
    @CsvSource({
        "/Observation?_include=Observation:subjekt, `Observation:subject`",
        "/Observation?_include=Observatoin:subject, `Observation`",
        "/Observation?_include=Observation:code, cannot be included",
        "/QuestionnaireResponse?_include=QuestionnaireResponse:questionnaire, canonical address",
        "/Questionnaire?_revinclude=QuestionnaireResponse:questionnaire, canonical address",
        "/QuestionnaireResponse?questionnaire.title=x, canonical addresses",
        "/QuestionnaireResponse?questionnaire:Questionnaire.title=x, canonical addresses",
        "/Questionnaire?_has:QuestionnaireResponse:questionnaire:status=completed, canonical addresses",
        "/Observation?_include=Observation, `Type:parameter`",
        "/Observation?_include:recurse=Observation:subject, `:iterate`",
        "/Observation?_revinclude=*, name the types",
        "/Observation?_elements=statos, `status`",
        "/Observation?_summary=some, `_summary`",
        "/Observation?_summary=true&_elements=status, one of them",
        "/Observation?_summary=text&_include=Observation:subject, includes",
        "/Observation?_total=about, `accurate`",
        "/Observation?_type=Patient, `_type`",
        "?_id=absent, `_type=Observation",
        "?_type=AuditEvent, requests of their own",
    })
    void refusesWithWhatWouldDo(String path, String told) {
        Got got = RestCall.get(HOSPITAL, path);
        assertThat(got.status()).isEqualTo(400);
        assertThat(got.issue().path("diagnostics").asString()).contains(told);
    }

    @ParameterizedTest
    @CsvSource({
        "_summary=true, status code subject, bodySite",
        "_summary=text, status code, subject bodySite",
        "_summary=data, status code subject bodySite, text",
        "_elements=bodySite, status code bodySite, subject",
        "_elements=Observation.subject, status code subject, bodySite",
        "_summary=false, status code subject bodySite, text",
    })
    void takesParts(String asked, String there, String absent) {
        String path = "/Observation?_id=" + ONE + "&" + asked;
        JsonNode found = RestCall.get(HOSPITAL, path).json().at("/entry/0/resource");
        JsonNode read =
                RestCall.get(HOSPITAL, "/Observation/" + ONE + "?" + asked).json();
        assertThat(found.propertyNames()).contains(there.split(" ")).doesNotContain(absent.split(" "));
        assertThat(read).isEqualTo(found);
        assertThat(found.at("/meta/tag").findValuesAsString("code").contains("SUBSETTED"))
                .isEqualTo(!asked.equals("_summary=false"));
    }

    @Test
    void countsAndTakesQueryAndForm() {
        String all = "/Observation?subject=Patient/" + PATIENT + "&_count=1";
        assertThat(RestCall.get(HOSPITAL, all).json().has("total")).isFalse();
        assertThat(RestCall.get(HOSPITAL, all + "&_total=none").json().has("total"))
                .isFalse();
        JsonNode counted = RestCall.get(HOSPITAL, all + "&_total=accurate").json();
        assertThat(counted.path("total").asInt()).isEqualTo(2);
        assertThat(ids(counted, "match")).hasSize(1);
        assertThat(RestCall.get(HOSPITAL, all + "&_summary=count").json().has("entry"))
                .isFalse();

        Got posted = RestCall.to(HOSPITAL, "/Observation/_search?subject=Patient/" + PATIENT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .call("POST", "_id=" + OTHER + "&_include=Observation%3Asubject");
        assertThat(ids(posted.json(), "match")).containsExactly(OTHER);
        assertThat(ids(posted.json(), "include")).containsExactly(PATIENT);
    }

    @Test
    void keepsPagesAsTheFirstWasMade() {
        String patient = Rested.person(HOSPITAL);
        for (int score = 0; score < 5; score++) {
            pain(patient, score, "");
        }
        String search = "/Observation?subject=Patient/" + patient + "&_sort=_id&_count=2";
        JsonNode all =
                RestCall.get(HOSPITAL, search.replace("_count=2", "_count=20")).json();
        List<String> before = ids(all, "match");
        JsonNode first = RestCall.get(HOSPITAL, search).json();

        pain(patient, 6, "");
        ObjectNode changed = Rested.pain("Patient/" + patient, Rested.number(), 7);
        assertThat(RestCall.put(HOSPITAL, "/Observation/" + before.get(2), changed.put("id", before.get(2)))
                        .status())
                .isEqualTo(200);
        assertThat(RestCall.delete(HOSPITAL, "/Observation/" + before.get(4)).status())
                .isEqualTo(204);

        List<JsonNode> told = new ArrayList<>();
        for (Optional<JsonNode> page = Optional.of(first);
                page.isPresent();
                page = link(page.get(), "next")
                        .map(url -> RestCall.get(HOSPITAL, url).json())) {
            told.add(page.get());
        }
        assertThat(told.stream().flatMap(page -> ids(page, "match").stream())).isEqualTo(before);
        assertThat(told)
                .flatExtracting(page -> page.findValuesAsString("versionId"))
                .containsOnly("1");
        JsonNode second = told.get(1);
        assertThat(ids(
                        RestCall.get(HOSPITAL, link(second, "previous").orElseThrow())
                                .json(),
                        "match"))
                .isEqualTo(before.subList(0, 2));
        assertThat(ids(
                        RestCall.get(HOSPITAL, link(second, "last").orElseThrow())
                                .json(),
                        "match"))
                .isEqualTo(before.subList(4, 5));
        assertThat(RestCall.get(
                                WholeService.secondHospital(),
                                link(first, "next").orElseThrow())
                        .status())
                .as("the pages are the asker's own")
                .isEqualTo(400);
    }

    private static String pain(String patient, int score, String member) {
        ObjectNode pain = Rested.pain("Patient/" + patient, Rested.number(), score);
        Got got = RestCall.post(HOSPITAL, "/Observation", member.isEmpty() ? pain : member(pain, member));
        assertThat(got.status()).as(got.text()).isEqualTo(201);
        return got.id();
    }

    private static ObjectNode member(ObjectNode observation, String member) {
        observation.putArray("hasMember").addObject().put("reference", "Observation/" + member);
        return observation;
    }

    private static String named(String text) {
        return text.replace("ONE", ONE)
                .replace("OTHER", OTHER)
                .replace("PATIENT", PATIENT)
                .replace("STRANGER", STRANGER);
    }

    private static List<String> all(String names) {
        return names.isEmpty() ? List.of() : List.of(named(names).split(" "));
    }

    private static List<String> ids(JsonNode bundle, String mode) {
        return bundle.path("entry")
                .valueStream()
                .filter(entry -> entry.at("/search/mode").asString().equals(mode))
                .map(entry -> entry.at("/resource/id").asString())
                .toList();
    }

    private static Optional<String> link(JsonNode bundle, String relation) {
        return bundle.path("link")
                .valueStream()
                .filter(link -> link.path("relation").asString().equals(relation))
                .map(link -> link.path("url").asString())
                .map(url -> url.substring(url.indexOf("/fhir") + "/fhir".length()))
                .findFirst();
    }
}
