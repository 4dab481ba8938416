package care.sij.audit;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Visibility;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an auditor is shown of a plan as it was known at an instant. */
class PlanAsKnownIT {

    private static final String PARTS = "http://sij-pathways.example.org/fhir/sid/care-plan-part";
    private static final DemoPartner AUDITOR = WholeService.partner("demo-auditor");

    @Test
    void showsTheWholePlanAsItWasKnownAfterEachMessageWhateverCameLater() {
        Journey journey = Journey.named("J1").about("SYN-001-as-of");
        Map<Instant, JsonNode> plans = new LinkedHashMap<>();
        Map<Instant, Set<String>> goals = new LinkedHashMap<>();
        for (Journey.Message message : journey.messages().subList(0, 13)) {
            Answer.taken(message);
            JsonNode plan = new Recorded(journey).plans().get(0);
            Instant known = Instant.parse(plan.at("/meta/lastUpdated").asString());
            plans.put(known, plan);
            goals.put(known, references(plan, "Goal/"));
        }
        assertThat(plans).hasSizeGreaterThan(3);

        plans.forEach((instant, plan) -> {
            List<JsonNode> shown = asOf(plan, instant);
            assertThat(shown.get(0)).isEqualTo(plan);
            assertThat(keys(shown)).containsAll(goals.get(instant));
            assertThat(keys(shown)).as("closed").containsAll(named(shown));
            assertThat(shown)
                    .allSatisfy(resource -> assertThat(Instant.parse(
                                    resource.at("/meta/lastUpdated").asString()))
                            .isBeforeOrEqualTo(instant));
            assertThat(shown)
                    .filteredOn(
                            resource -> resource.path("resourceType").asString().equals("Provenance"))
                    .anySatisfy(provenance -> assertThat(references(provenance, "CarePlan/"))
                            .contains("CarePlan/" + plan.path("id").asString() + "/_history/"
                                    + plan.at("/meta/versionId").asString()));
        });
    }

    @Test
    void showsAllThatWasDerivedWithThePlan() {
        Journey journey = Journey.named("J1").about("SYN-001-as-of-parts");
        journey.messages().forEach(Answer::taken);
        Recorded recorded = new Recorded(journey);
        JsonNode plan = recorded.plans().get(0);
        String start = "\"" + plan.at("/identifier/0/value").asString() + "/";
        Set<String> derived = new TreeSet<>();
        for (String type : List.of("Goal", "GuidanceResponse", "Observation", "Flag", "Task")) {
            recorded.found(type, "identifier=" + PARTS + "%7C").stream()
                    .filter(part -> part.path("identifier").toString().contains(start))
                    .forEach(part -> derived.add(type + "/" + part.path("id").asString()));
        }
        assertThat(derived).anyMatch(key -> key.startsWith("Observation/")).hasSizeGreaterThan(5);

        assertThat(keys(asOf(plan, Instant.now().truncatedTo(ChronoUnit.MILLIS))))
                .containsAll(derived);
    }

    @Test
    void showsNothingBeforeThePlanWasAndNothingYetToCome() {
        Journey journey = Journey.named("J1").about("SYN-001-as-of-none");
        Answer.taken(journey.messages().get(0));
        String plan = new Recorded(journey).plans().get(0).path("id").asString();

        assertThat(status(AUDITOR, plan, "?instant=2020-01-01T00:00:00Z")).isEqualTo(404);
        assertThat(status(AUDITOR, plan, "?instant=2120-01-01T00:00:00Z")).isEqualTo(400);
        assertThat(status(AUDITOR, plan, "?instant=2026-01-01")).isEqualTo(400);
        assertThat(status(AUDITOR, plan, "")).isEqualTo(400);
        assertThat(status(AUDITOR, plan, "?at=2026-01-01T00:00:00Z")).isEqualTo(400);
    }

    @Test
    void leavesOutWhatHadNotHappenedThoughItWasKnown() {
        Journey journey = Journey.named("J1").about("SYN-001-as-of-effective");
        journey.messages().subList(0, 7).forEach(Answer::taken);
        JsonNode plan = new Recorded(journey).plans().get(0);
        Instant known = Instant.parse(plan.at("/meta/lastUpdated").asString());

        List<JsonNode> before = asOf(plan, known, "&effective=2023-07-24T13:19:59Z");
        List<JsonNode> since = asOf(plan, known, "&effective=2023-07-24T13:20:00Z");

        assertThat(before.get(0)).isEqualTo(since.get(0)).isEqualTo(plan);
        assertThat(injections(before)).isEmpty();
        assertThat(injections(since)).singleElement().asString().startsWith("2023-07-24T09:20:00");
        assertThat(asOf(plan, known, "&effective=2120-01-01T00:00:00Z")).isEqualTo(asOf(plan, known));
        String id = plan.path("id").asString();
        assertThat(status(AUDITOR, id, "?instant=" + known + "&effective=2023-07-24"))
                .isEqualTo(400);
    }

    private static List<String> injections(List<JsonNode> resources) {
        return resources.stream()
                .filter(resource -> resource.path("resourceType").asString().equals("Procedure"))
                .map(resource -> resource.path("performedDateTime").asString(""))
                .filter(start -> start.startsWith("2023-07-24"))
                .toList();
    }

    @Test
    void showsItToWhomThePatientIsShownAndToNobodyElse() {
        Journey journey = Journey.named("J1").about("SYN-001-as-of-whom");
        Answer.taken(journey.messages().get(0));
        JsonNode plan = new Recorded(journey).plans().get(0);
        String at = "?instant=" + plan.at("/meta/lastUpdated").asString();
        String id = plan.path("id").asString();

        assertThat(status(WholeService.partner("demo-hospital"), id, at)).isEqualTo(200);
        assertThat(status(WholeService.secondHospital(), id, at)).isEqualTo(404);
        assertThat(status(WholeService.partner("demo-auditor", "system/Goal.rs"), id, at))
                .isEqualTo(403);
        assertThat(RestCall.get(
                                WholeService.partner("demo-auditor", "system/CarePlan.r system/Goal.r system/Task.s"),
                                "/CarePlan/" + id + "/$as-of" + at)
                        .json()
                        .path("entry")
                        .values())
                .extracting(entry -> entry.at("/resource/resourceType").asString())
                .contains("CarePlan")
                .isSubsetOf("CarePlan", "Goal");
    }

    @Test
    void saysInWordsWhatBecameOfAPlanBetweenTwoInstants() {
        Journey journey = Journey.named("J1").about("SYN-001-compared");
        Answer.taken(journey.messages().get(0));
        String before = known(journey);
        for (Journey.Message message : journey.messages().subList(1, 7)) {
            Answer.taken(message);
        }
        String after = known(journey);
        String plan = new Recorded(journey).plans().get(0).path("id").asString();
        String operation = "/CarePlan/" + plan + "/$compare?from=";

        List<JsonNode> changes = answered(operation + before + "&to=" + after, "change");

        assertThat(changes).anySatisfy(change -> {
            assertThat(part(change, "kind")).isEqualTo("added");
            assertThat(part(change, "title")).startsWith("Procedure, ");
            assertThat(words(change)).contains("injection purpose: diagnostic");
        });
        assertThat(changes).anySatisfy(change -> {
            assertThat(part(change, "kind")).isEqualTo("changed");
            assertThat(part(change, "after")).matches("Task/.+/_history/\\d+");
            assertThat(words(change)).anyMatch(words -> words.matches("business status: was .+, is now .+"));
        });
        assertThat(changes).noneMatch(change -> part(change, "title").startsWith("Provenance"));
        assertThat(answered(operation + after + "&to=" + after, "change")).isEmpty();
        assertThat(RestCall.get(AUDITOR, operation + after + "&to=" + before).status())
                .isEqualTo(400);
        assertThat(RestCall.get(WholeService.secondHospital(), operation + before + "&to=" + after)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tellsWhatBecameKnownWithBothTimes() {
        Journey journey = Journey.named("J1").about("SYN-001-timeline");
        journey.messages().subList(0, 7).forEach(Answer::taken);
        String until = known(journey);
        String plan = new Recorded(journey).plans().get(0).path("id").asString();
        String operation = "/CarePlan/" + plan + "/$timeline?until=" + until;

        List<JsonNode> recorded = answered(operation, "moment");
        List<JsonNode> effective = answered(operation + "&order=effective", "moment");

        assertThat(recorded).hasSameSizeAs(effective).isNotEqualTo(effective);
        assertThat(recorded).extracting(moment -> part(moment, "recorded")).isSorted();
        assertThat(effective)
                .extracting(moment -> part(moment, "effective"))
                .filteredOn(time -> time.length() > 10)
                .extracting(time -> OffsetDateTime.parse(time).toInstant())
                .isSorted();
        assertThat(recorded).anySatisfy(moment -> {
            assertThat(part(moment, "title")).startsWith("Procedure, ");
            assertThat(part(moment, "effective")).startsWith("2023-07-24T09:20:00");
            assertThat(part(moment, "agent")).isEqualTo("demo-clinic");
            assertThat(part(moment, "activity")).isEqualTo("sij-injection-outcome");
            assertThat(part(moment, "source")).startsWith("Bundle/");
        });
        assertThat(RestCall.get(AUDITOR, operation + "&order=backwards").status())
                .isEqualTo(400);
        assertThat(RestCall.get(WholeService.secondHospital(), operation).status())
                .isEqualTo(404);
    }

    @Test
    void tellsOfWhatWasWithdrawnSinceWhenItWasToldAndWhenWithdrawn() {
        Journey journey = Journey.named("J1").only(0, 23).about("SYN-001-withdrawn");
        Journey.Message worse = Letter.from(journey.messages().get(1))
                .replacing("\"unchanged\"", "\"motor-deficit\"")
                .message();
        Answer.taken(journey.messages().get(0));
        Answer.taken(worse);
        Answer.taken(Letter.from(worse)
                .renewed("withdrawn")
                .dated("2026-06-01T08:00:00-04:00")
                .each("Observation", told -> told.put("status", "entered-in-error"))
                .message());
        Recorded recorded = new Recorded(journey);
        String plan = recorded.plans().get(0).path("id").asString();
        Instant until = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        List<JsonNode> moments = answered("/CarePlan/" + plan + "/$timeline?until=" + until, "moment");

        assertThat(moments)
                .filteredOn(moment -> part(moment, "title").startsWith("Flag"))
                .satisfiesExactly(
                        raised -> assertThat(part(raised, "kind")).isEqualTo("added"),
                        gone -> assertThat(part(gone, "kind")).isEqualTo("removed"));
        assertThat(moments)
                .filteredOn(moment -> part(moment, "title").startsWith("Observation"))
                .filteredOn(moment -> words(moment).contains("status: was final, is now entered-in-error"))
                .isNotEmpty()
                .allSatisfy(moment -> assertThat(part(moment, "activity")).isEqualTo("sij-postop-followup"));
        assertThat(WholeService.bean(PlanTimeline.class)
                        .ofPatient(recorded.patient(), until, Visibility.EVERYTHING, PlanTimeline.Order.RECORDED))
                .extracting(moment -> moment.version().reference())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(moments);
    }

    private static String known(Journey journey) {
        return new Recorded(journey).plans().get(0).at("/meta/lastUpdated").asString();
    }

    private static List<JsonNode> answered(String operation, String name) {
        return Awaitility.await()
                .until(() -> RestCall.get(AUDITOR, operation), answer -> answer.status() != 503)
                .json()
                .path("parameter")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals(name))
                .toList();
    }

    private static String part(JsonNode parameter, String name) {
        return parts(parameter, name).findFirst().orElse("");
    }

    private static List<String> words(JsonNode parameter) {
        return parts(parameter, "words").toList();
    }

    private static Stream<String> parts(JsonNode parameter, String name) {
        return parameter
                .path("part")
                .valueStream()
                .filter(part -> part.path("name").asString().equals(name))
                .flatMap(part -> part.properties().stream()
                        .filter(value -> value.getKey().startsWith("value"))
                        .map(value -> value.getValue().isObject()
                                ? value.getValue().path("reference").asString()
                                : value.getValue().asString()));
    }

    private static int status(DemoPartner partner, String plan, String query) {
        return RestCall.get(partner, "/CarePlan/" + plan + "/$as-of" + query).status();
    }

    private static List<JsonNode> asOf(JsonNode plan, Instant instant) {
        return asOf(plan, instant, "");
    }

    private static List<JsonNode> asOf(JsonNode plan, Instant instant, String effective) {
        String asked = "/CarePlan/" + plan.path("id").asString() + "/$as-of?instant=" + instant + effective;
        JsonNode bundle = Awaitility.await()
                .until(() -> RestCall.get(AUDITOR, asked), answer -> answer.status() != 503)
                .json();
        assertThat(bundle.path("type").asString()).isEqualTo("collection");
        assertThat(Instant.parse(bundle.path("timestamp").asString())).isEqualTo(instant);
        List<JsonNode> shown = new ArrayList<>();
        bundle.path("entry").forEach(entry -> shown.add(entry.path("resource")));
        return shown;
    }

    private static Set<String> keys(List<JsonNode> resources) {
        Set<String> keys = new TreeSet<>();
        resources.forEach(resource -> keys.add(resource.path("resourceType").asString() + "/"
                + resource.path("id").asString()));
        return keys;
    }

    /** What the resources refer to, Provenance aside, whose targets and evidence may be of other plans. */
    private static Set<String> named(List<JsonNode> resources) {
        Set<String> named = new TreeSet<>();
        resources.stream()
                .filter(resource -> !resource.path("resourceType").asString().equals("Provenance"))
                .forEach(resource -> references(resource, "").stream()
                        .filter(reference -> reference.matches("[A-Z]\\w+/.+"))
                        .map(reference -> reference.replaceFirst("/_history/.*", ""))
                        .forEach(named::add));
        return named;
    }

    private static Set<String> references(JsonNode resource, String start) {
        Set<String> references = new TreeSet<>();
        resource.findValues("reference").stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(reference -> reference.startsWith(start))
                .forEach(references::add);
        return references;
    }
}
