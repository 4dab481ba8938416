package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.ConsoleUser;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Registered;
import care.sij.support.RestCall;
import care.sij.support.SimulatedPartner;
import care.sij.support.WholeService;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The worklist's pages by HTTP. */
class WorklistPagesIT {

    private static final Pattern ANSWER = Pattern.compile("/console/worklist/referrals/([A-Za-z0-9.-]+)");
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String RIGHT_TO_LEFT = "\u05d0\u05d1\u05d2";

    private static ConsoleUser coordinator;
    private static String known;

    @BeforeAll
    static void signIn() {
        coordinator = ConsoleUser.of("coordinator");
        known = referral("Wlistll-Known");
    }

    /** A referral of somebody of this family name; the id of its Task. */
    private static String referral(String family) {
        send("demo-hospital", message(family, 0));
        return taskOf(family);
    }

    private static Journey.Message message(String family, int place) {
        String letters = family.replaceAll("[^A-Za-z]", "");
        Journey.Message message = Journey.named("J1")
                .about("SYN-001-" + letters.substring(0, Math.min(letters.length(), 20)))
                .messages()
                .get(place);
        return new Journey.Message(
                message.client(), message.event(), message.json().replace("Synthetica-One", family));
    }

    private static void send(String partner, Journey.Message message) {
        DemoPartner sender = WholeService.partner(partner);
        assertThat(Answer.of(sender.send(message.json())).code()).isEqualTo("ok");
    }

    private static String taskOf(String family) {
        Matcher found = ANSWER.matcher(list("referrals", family));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String list(String kind, String family) {
        return coordinator
                .get("/console/worklist?kind=" + kind + "&name="
                        + URLEncoder.encode(family.substring(0, Math.min(family.length(), 60)), StandardCharsets.UTF_8))
                .body();
    }

    private static JsonNode task(String id) {
        return WholeService.partner("demo-clinic").search("Task?_id=" + id).get(0);
    }

    @Test
    void showsWhoWhatSinceAndHowFar() {
        String family = "Wlistaa-Shown";
        String task = referral(family);

        String page = list("referrals", family);

        assertThat(page)
                .contains("<bdi>Avery " + family + "</bdi>")
                .contains("born <span>1970-11-02</span>")
                .contains("2023-06-19")
                .contains("<td>right</td>")
                .contains("<td>conservative care</td>")
                .contains("waits for an answer")
                .contains("/console/patients/")
                .contains("/console/worklist/referrals/" + task);
        assertThat(list("evidence", family)).contains("Carelon").contains("known since");
        assertThat(list("referrals", family + "x")).contains("Nothing on this list under this filter.");
        String other =
                coordinator.get("/console/worklist?side=left&name=" + family).body();
        assertThat(other).contains("Nothing on this list under this filter.");
        assertThat(coordinator
                        .get("/console/worklist?side=right&partner=demo-hospital&payer=carelon&name=" + family)
                        .body())
                .contains(task);
        assertThat(coordinator
                        .get("/console/worklist?payer=aetna&name=" + family)
                        .body())
                .doesNotContain(task);
    }

    /** The profile of the Task lets the side be told by the request alone, as the plan is opened by it too. */
    @Test
    void tellsTheSideByTheRequestAndNothingThatWasWithdrawn() {
        String family = "Wlistrr-Sided";
        send("demo-hospital", sidedByItsRequest(family));
        String task = taskOf(family);
        document(task(task).at("/for/reference").asString(), "superseded", "Older letter");
        document(task(task).at("/for/reference").asString(), "entered-in-error", "Letter of another");

        assertThat(task(task).has("extension"))
                .as("the Task itself tells no side")
                .isFalse();
        assertThat(list("referrals&side=right", family))
                .contains(task)
                .contains("<td>right</td>")
                .contains("<td>conservative care</td>")
                .contains("Carelon");
        assertThat(list("referrals&side=left", family)).doesNotContain(task);
        assertThat(coordinator.get("/console/worklist/referrals/" + task).body())
                .contains("<dt>Side</dt><dd>right</dd>")
                .containsPattern("<dt>Reason</dt>\\s*<dd><span>not recorded</span>")
                .contains("<bdi>Older letter</bdi>")
                .contains(", superseded by a later one")
                .doesNotContain("Letter of another");
    }

    /** Its reason was entered in error, too. */
    private static Journey.Message sidedByItsRequest(String family) {
        Journey.Message message = message(family, 0);
        ObjectNode bundle = (ObjectNode) JsonMapper.shared().readTree(message.json());
        bundle.path("entry").forEach(entry -> {
            ObjectNode resource = (ObjectNode) entry.path("resource");
            switch (resource.path("resourceType").asString()) {
                case "Task" -> resource.remove("extension");
                case "Condition" -> {
                    resource.remove("clinicalStatus");
                    ((ObjectNode) resource.at("/verificationStatus/coding/0")).remove("display");
                    ((ObjectNode) resource.at("/verificationStatus/coding/0")).put("code", "entered-in-error");
                }
                default -> {}
            }
        });
        return new Journey.Message(message.client(), message.event(), bundle.toString());
    }

    private static void document(String patient, String status, String title) {
        JsonNode document = JsonMapper.shared().readTree("""
                {"resourceType": "DocumentReference", "status": "%s", "date": "2023-05-01T09:00:00-04:00",
                 "identifier": [{"system": "http://demo-hospital.example.org/document", "value": "WL-%s"}],
                 "subject": {"reference": "%s"},
                 "content": [{"attachment": {"contentType": "text/plain", "title": "%s"}}]}""".formatted(status, status, patient, title));
        RestCall.Got stated = RestCall.post(WholeService.partner("demo-hospital"), "/DocumentReference", document);
        assertThat(stated.status()).as(stated.text()).isEqualTo(201);
    }

    @Test
    void escapesNamesAndKeepsThemApart() {
        String family = "Wlistbb" + SCRIPT + RIGHT_TO_LEFT + "x".repeat(5_000);
        String task = referral(family);

        String page = list("referrals", "Wlistbb");
        String referral = coordinator.get("/console/worklist/referrals/" + task).body();

        for (String html : List.of(page, referral)) {
            assertThat(html)
                    .doesNotContain(SCRIPT)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;" + RIGHT_TO_LEFT)
                    .contains("<bdi>Avery Wlistbb&lt;script")
                    .doesNotContain("style=")
                    .doesNotContain("<style");
        }
        assertThat(page).as("a list has room for its beginning").doesNotContain("x".repeat(301));
    }

    @Test
    void listsMissedAndComingVisitsOfARecentFusion() {
        String family = "Wlistcc-Fused";
        referral(family);
        send("demo-clinic", message(family, 1));
        String day = LocalDate.now().minusDays(60).toString();
        Journey.Message report = message(family, 18);
        send(
                "demo-clinic",
                new Journey.Message(
                        report.client(),
                        report.event(),
                        report.json().replace("2024-01-22", day).replace("2024-01-23", day)));

        assertThat(list("overdue", family))
                .contains("d late")
                .contains("Wlistcc-Fused")
                .contains("post op");
        assertThat(list("due", family) + list("due&within=365", family)).containsPattern("opens in|d left");
        assertThat(Pattern.compile("(\\d+) d late")
                        .matcher(list("overdue&within=30", family))
                        .results())
                .extracting(late -> Integer.parseInt(late.group(1)))
                .as("the visit at 6 weeks, not that at 2")
                .singleElement()
                .satisfies(days -> assertThat(days).isBetween(10, 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=other",
                "side=both",
                "within=8",
                "order=random",
                "partner=nobody",
                "payer=nobody",
                "after=forged",
                "name=%00"
            })
    void refusesFiltersThatThereAreNot(String query) {
        HttpResponse<String> page = coordinator.get("/console/worklist?" + query);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Not understood").contains("`" + query.split("=")[0] + "`");
    }

    @Test
    void takesAPlaceOfThisListOnly() {
        String next = "after=AAAAAAAAAAAAAAAA";

        assertThat(coordinator.get("/console/worklist?kind=evidence&" + next).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "integration-admin, demo-clinic, 403, 403",
        "auditor, demo-auditor, 403, 403",
        "coordinator, second-hospital, 200, 404",
        "clinician, demo-clinic, 200, 200"
    })
    void isOpenToThoseWhoCare(String role, String partner, int list, int referral) {
        String task = referral("Wlistdd-" + role.charAt(0) + partner.substring(0, 4));
        ConsoleUser user = ConsoleUser.of(role, partner);

        assertThat(user.get("/console/worklist").statusCode()).isEqualTo(list);
        assertThat(user.get("/console/worklist/referrals/" + task).statusCode()).isEqualTo(referral);
        if (list == 403) {
            assertThat(user.get("/console/live").statusCode()).isEqualTo(403);
        } else if (referral == 404) {
            assertThat(user.get("/console/worklist?name=Wlistdd").body()).doesNotContain(task);
            assertThat(user.post(
                                    "/console/worklist",
                                    "/console/worklist/referrals/" + task + "/accept",
                                    Map.of("version", "1"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "..", "x%20y", "%3Cscript%3E"})
    void knowsNoOtherReferrals(String id) {
        assertThat(coordinator.get("/console/worklist/referrals/" + id).statusCode())
                .isIn(400, 404);
    }

    @Test
    void acceptsWithADateAndTellsTheReferrer() {
        try (SimulatedPartner endpoint = SimulatedPartner.start()) {
            Registered hospital = Registered.as(
                    "hospital",
                    "worklist-hospital",
                    "delivery:\n  endpoint: " + endpoint.endpoint()
                            + "\n  events: [sij-referral-response, sij-appointment-notice]\n");
            String family = "Wlistee-Booked";
            assertThat(Answer.of(hospital.partner().send(hospital.said(message(family, 0))))
                            .code())
                    .isEqualTo("ok");
            String task = taskOf(family);

            HttpResponse<String> done = post(
                    task,
                    "accept",
                    Map.of("day", "2098-03-02", "time", "09:30", "minutes", "30", "location", "Room \"4\""));

            assertThat(done.statusCode()).isEqualTo(303);
            String next = done.headers().firstValue("Location").orElse("");
            assertThat(next).endsWith("/console/worklist?done=schedule");
            assertThat(coordinator.get("/console/worklist?done=schedule").body())
                    .contains("The referral now: appointment made.");
            assertThat(list("referrals", family)).contains("Nothing on this list");
            JsonNode now = task(task);
            assertThat(now.path("status").asString()).isEqualTo("in-progress");
            assertThat(now.at("/businessStatus/coding/0/code").asString()).isEqualTo("5.1.1");
            JsonNode visit = WholeService.partner("demo-clinic")
                    .search("Appointment?based-on=" + now.at("/focus/reference").asString())
                    .get(0);
            assertThat(visit.path("start").asString()).isEqualTo("2098-03-02T09:30:00-05:00");
            assertThat(visit.path("end").asString()).isEqualTo("2098-03-02T10:00:00-05:00");
            assertThat(visit.path("status").asString()).isEqualTo("booked");
            assertThat(WholeService.partner("demo-clinic")
                            .search("Provenance?target=Task/" + task)
                            .toString())
                    .contains(coordinator.login());
            assertThat(coordinator.get("/console/worklist/referrals/" + task).body())
                    .contains("appointment made")
                    .contains(coordinator.login() + ", Demo SI Joint Clinic");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(endpoint.messages(family).stream()
                                    .map(SimulatedPartner::eventOf)
                                    .toList())
                            .contains("sij-referral-response", "sij-appointment-notice"));
            assertThat(endpoint.messages("2098-03-02").get(0)).contains("5.1.1").contains("Room");
            hospital.withdraw();
        }
    }

    @Test
    void declinesWithAReasonAndLosesNothingOfWhatWasTyped() {
        String family = "Wlistff-Declined";
        String task = referral(family);

        HttpResponse<String> without = post(task, "decline", Map.of("text", "Typed " + SCRIPT));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body())
                .contains("The reason is missing. Choose one of the list.")
                .contains("Typed &lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(task(task).path("status").asString()).isEqualTo("received");

        assertThat(post(task, "decline", Map.of("reason", "no-capacity", "text", "Not before June"))
                        .statusCode())
                .isEqualTo(303);
        JsonNode now = task(task);
        assertThat(now.path("status").asString()).isEqualTo("rejected");
        assertThat(now.at("/statusReason/text").asString()).isEqualTo("Not before June");
        assertThat(now.at("/statusReason/coding/0/code").asString()).isEqualTo("no-capacity");
        assertThat(coordinator.get("/console/worklist/referrals/" + task).body())
                .contains("Nothing is to be answered here now")
                .contains("Not before June");
        assertThat(post(task, "accept", Map.of()).statusCode()).isEqualTo(422);
    }

    @Test
    void asksForInformation() {
        String family = "Wlistgg-Asked";
        String task = referral(family);

        assertThat(post(task, "ask", Map.of("text", "")).statusCode()).isEqualTo(422);
        assertThat(post(task, "ask", Map.of("text", "Which side was injected?")).statusCode())
                .isEqualTo(303);
        assertThat(task(task).at("/businessStatus/coding/0/code").asString()).isEqualTo("awaiting-information");
        assertThat(list("waiting", family)).contains("waits for information from the referrer");
    }

    @Test
    void showsWhatChangedWhenTheFormIsStale() {
        String family = "Wlisthh-Stale";
        String task = referral(family);
        send("demo-clinic", message(family, 1));

        HttpResponse<String> page = coordinator.post(
                "/console/worklist/referrals/" + task,
                "/console/worklist/referrals/" + task + "/decline",
                Map.of("version", "1", "reason", "not-covered", "text", "Kept words"));

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("What changed meanwhile")
                .contains("waits for an answer</del>")
                .contains("accepted, no appointment yet</ins>")
                .contains("Kept words")
                .contains("value=\"not-covered\" selected");
        assertThat(task(task).path("status").asString()).isEqualTo("accepted");
        assertThat(post(task, "decline", Map.of("reason", "not-covered")).statusCode())
                .isEqualTo(303);
    }

    /** The form is of the Task as it stands, and of an appointment that the clinic's own system changed meanwhile. */
    @Test
    void overwritesNoAppointmentThatChangedMeanwhile() {
        DemoPartner clinic = WholeService.partner("demo-clinic");
        String task = referral("Wlistkk-Moved");
        assertThat(post(task, "accept", visit("2098-03-02", "09:30")).statusCode())
                .isEqualTo(303);
        String page = "/console/worklist/referrals/" + task;
        assertThat(coordinator.get(page).body()).contains("booked, from 2098-03-02 09:30:00");
        String made = mark(page, "visit");
        JsonNode booked = appointment(clinic, task);
        change(clinic, booked, "\"2098-03-02T09:30:00-05:00\"", "\"2098-03-02T09:45:00-05:00\"");

        HttpResponse<String> moved = coordinator.post(page, page + "/schedule", stale(page, made));

        assertThat(moved.statusCode()).isEqualTo(409);
        assertThat(moved.body())
                .contains("What changed meanwhile", "from 2098-03-02 09:30:00", "from 2098-03-02 09:45:00")
                .contains("value=\"2098-05-06\"");
        assertThat(appointment(clinic, task).path("start").asString()).isEqualTo("2098-03-02T09:45:00-05:00");

        String again = mark(page, "visit");
        change(clinic, appointment(clinic, task), "\"booked\"", "\"cancelled\"");
        HttpResponse<String> cancelled = coordinator.post(page, page + "/no-show", stale(page, again));
        assertThat(cancelled.statusCode()).isEqualTo(409);
        assertThat(cancelled.body()).contains("<ins dir=\"auto\">cancelled, from 2098-03-02 09:45:00");
        assertThat(appointment(clinic, task).path("status").asString()).isEqualTo("cancelled");
    }

    private static Map<String, String> visit(String day, String time) {
        return Map.of("day", day, "time", time, "minutes", "30", "location", "Room 4");
    }

    private static Map<String, String> stale(String page, String visit) {
        Map<String, String> fields = new HashMap<>(visit("2098-05-06", "11:00"));
        fields.put("version", mark(page, "version"));
        fields.put("visit", visit);
        return fields;
    }

    private static JsonNode appointment(DemoPartner clinic, String task) {
        return clinic.search("Appointment?based-on="
                        + task(task).at("/focus/reference").asString())
                .get(0);
    }

    private static void change(DemoPartner clinic, JsonNode appointment, String from, String to) {
        RestCall.Got changed = RestCall.to(
                        clinic, "/Appointment/" + appointment.path("id").asString())
                .call("PUT", appointment.toString().replace(from, to));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a/0", "a/b/1", "a/99999999999999999999"})
    void takesNoAppointmentThatNoFormNames(String visit) {
        HttpResponse<String> refused = coordinator.post(
                "/console/worklist",
                "/console/worklist/referrals/" + known + "/accept",
                Map.of("version", "1", "visit", visit));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("`visit`");
    }

    @Test
    void takesNoFormOfAnotherSiteAndNoneWithoutVersion() {
        String task = referral("Wlistii-Forged");
        String path = "/console/worklist/referrals/" + task + "/accept";

        assertThat(coordinator.postForged(path, Map.of("version", "1")).statusCode())
                .isEqualTo(403);
        assertThat(coordinator.post("/console/worklist", path, Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(coordinator
                        .post("/console/worklist", path.replace("accept", "destroy"), Map.of("version", "1"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(task(task).path("status").asString()).isEqualTo("received");
    }

    @Test
    void letsACliniciansRoleMakeNoAppointments() {
        String task = referral("Wlistjj-Clinic");
        ConsoleUser clinician = ConsoleUser.of("clinician");
        String page = "/console/worklist/referrals/" + task;

        assertThat(clinician.get(page).body()).contains("/accept").doesNotContain("name=\"day\"");
        assertThat(clinician
                        .post(page, page + "/accept", Map.of("version", "1", "day", "2098-03-02", "time", "09:30"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(clinician
                        .post(page, page + "/accept", Map.of("version", "1"))
                        .statusCode())
                .isEqualTo(303);
    }

    /** Who may not write appointments ends none: the referral would say that there is none, and it would stand. */
    @Test
    void letsACliniciansRoleEndNoAppointments() {
        String task = referral("Wlistll-Clinic");
        assertThat(post(task, "accept", visit("2098-03-03", "10:30")).statusCode())
                .isEqualTo(303);
        ConsoleUser clinician = ConsoleUser.of("clinician");
        String page = "/console/worklist/referrals/" + task;
        JsonNode before = task(task);

        assertThat(coordinator.get(page).body()).contains("/cancel-visit", "/no-show");
        assertThat(clinician.get(page).body()).doesNotContain("/cancel-visit", "/no-show");
        HttpResponse<String> refused = clinician.post(
                page, page + "/cancel-visit", Map.of("version", mark(page, "version"), "text", "not possible"));
        assertThat(refused.statusCode()).isBetween(400, 499);
        assertThat(appointment(WholeService.partner("demo-clinic"), task)
                        .path("status")
                        .asString())
                .isEqualTo("booked");
        assertThat(task(task)).isEqualTo(before);
    }

    @Test
    void tellsOpenPagesThatSomethingChangedAndNothingElse() throws InterruptedException, IOException {
        HttpResponse<Stream<String>> live = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + "/console/live?since=1.1"))
                                .header("Cookie", cookies(coordinator))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());

        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(live.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(live.headers().firstValue("Content-Encoding")).isEmpty();
        try (Stream<String> lines = live.body()) {
            assertThat(lines.filter(line -> !line.isEmpty()).limit(3))
                    .containsExactly(": still here", "event: changed", "data: changed");
        }
    }

    @Test
    void givesOpenPagesOnlyWhatChanges() {
        String part = coordinator.get("/console/live/worklist?kind=referrals").body();

        assertThat(part)
                .contains("hx-swap-oob=\"true\"")
                .doesNotContain("<html")
                .doesNotContain("<form");
        assertThat(coordinator.get("/console/live/worklist?kind=x").statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<String> post(String task, String answer, Map<String, String> fields) {
        String page = "/console/worklist/referrals/" + task;
        String version = mark(page, "version");
        Map<String, String> all = new HashMap<>(fields);
        all.put("version", version.isEmpty() ? "2" : version);
        all.put("visit", mark(page, "visit"));
        return coordinator.post(page, page + "/" + answer, all);
    }

    /** What the forms of the page hold of what they were made from. */
    private static String mark(String page, String field) {
        Matcher mark = Pattern.compile("name=\"" + field + "\" value=\"([^\"]+)\"")
                .matcher(coordinator.get(page).body());
        return mark.find() ? mark.group(1) : "";
    }

    private static String cookies(ConsoleUser user) {
        return user.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
