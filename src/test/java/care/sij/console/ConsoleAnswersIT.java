package care.sij.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.ConsoleUser;
import care.sij.support.RawConnection;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What the console answers when there is no page to show: a page all the same, and a row of the audit. */
class ConsoleAnswersIT {

    private static final Pattern FORM = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** Signed in once: a password takes long to check. */
    private static final ConsoleUser USER = ConsoleUser.of("coordinator");

    private final JdbcTemplate jdbc = WholeService.bean(JdbcTemplate.class);

    @Test
    void aSessionInWhichNobodyIsAtWorkEndsAndLeadsBackToItsPage() {
        ConsoleUser user = ConsoleUser.of("coordinator");
        String form = form(user.get("/console/nowhere"));
        jdbc.update(
                "update sign_in_session set last_seen = last_seen - interval '31 minutes' where login = ?",
                user.login());

        HttpResponse<String> away = user.get("/console/worklist?due=overdue");

        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(location(away)).isEqualTo("/console/sign-in?to=%2Fconsole%2Fworklist%3Fdue%3Doverdue&why=ended");
        assertThat(user.get(location(away)).body())
                .contains("Your session has ended", "action=\"sign-in?to=%2Fconsole%2Fworklist%3Fdue%3Doverdue\"");
        assertThat(location(user.call(
                        "POST",
                        "/console/worklist",
                        "X-CSRF-TOKEN",
                        form,
                        "Referer",
                        WholeService.baseUrl() + "/console/worklist?due=soon")))
                .isEqualTo("/console/sign-in?to=%2Fconsole%2Fworklist%3Fdue%3Dsoon&why=not-done");
        HttpResponse<String> part = user.call(
                "GET",
                "/console/worklist/rows",
                "HX-Request",
                "true",
                "HX-Current-URL",
                WholeService.baseUrl() + "/console/worklist");
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Redirect"))
                .contains("/console/sign-in?to=%2Fconsole%2Fworklist&why=ended");
        assertThat(user.call("GET", "/console/live", "Accept", "text/event-stream")
                        .statusCode())
                .isEqualTo(401);
    }

    /** Each of its percent signs takes three characters in the address that it is sent to. */
    @ParameterizedTest
    @CsvSource({"600, %2Fconsole%2Fworklist%3Fname%3D%2541%2541", "2400, %2Fconsole"})
    void whoeverIsNotSignedInIsSentToSignInHoweverLongTheQuery(int times, String to) {
        HttpResponse<String> away = ConsoleUser.nobody().get("/console/worklist?name=" + "%41".repeat(times));

        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(location(away)).startsWith("/console/sign-in?to=" + to).hasSizeLessThan(8_000);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /console/worklist?kind=%zz",
        "GET, /console/patients?name=%zz",
        "GET, /console/worklist?%00=1",
        "POST, /console/worklist/referrals/none/accept?%00=1"
    })
    void aQueryThatCannotBeReadIsNotUnderstood(String method, String path) throws IOException {
        String cookies = USER.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String form = form(USER.get("/console/nowhere"));
        try (RawConnection connection = RawConnection.open(WholeService.baseUrl(), Duration.ofSeconds(10))) {
            String answer = connection
                    .write(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookies
                            + "\r\nX-CSRF-TOKEN: " + form
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 0"
                            + "\r\nConnection: close\r\n\r\n")
                    .read();
            assertThat(answer).startsWith("HTTP/1.1 400").contains("<h1>Not understood</h1>");
        }
    }

    @Test
    void signingOutIsSaidAndToldTheAudit() {
        ConsoleUser user = ConsoleUser.of("coordinator");
        user.get("/console");

        HttpResponse<String> out = user.post("/console/nowhere", "/console/sign-out", Map.of("where", "everywhere"));

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(user.get(location(out)).body()).contains("You are signed out.");
        assertThat(location(user.get("/console"))).startsWith("/console/sign-in");
        assertThat(jdbc.queryForList(
                        "select kind || ' ' || action || ' ' || outcome || ' ' || http from audit_event"
                                + " where agent = ? order by number",
                        String.class,
                        user.login() + "@demo-clinic"))
                .containsExactly("sign-in E 0 303", "page R 0 302", "page R 4 404", "sign-out E 0 303");
    }

    /** Nobody is at work by what a page loads, nor need be known for it. */
    @Test
    void filesAreGivenWithoutLookingForTheSession() {
        ConsoleUser user = ConsoleUser.of("coordinator");
        Instant before = wasSeen(user, "last_seen - interval '2 minutes'");

        assertThat(user.get("/console/assets/console.css").statusCode()).isEqualTo(200);
        assertThat(wasSeen(user, "last_seen")).isEqualTo(before);
        assertThat(user.get("/console").statusCode()).isEqualTo(302);
        assertThat(wasSeen(user, "last_seen")).isAfter(before);
    }

    private Instant wasSeen(ConsoleUser user, String now) {
        return jdbc.queryForObject(
                        "update sign_in_session set last_seen = " + now + " where login = ? returning last_seen",
                        Timestamp.class,
                        user.login())
                .toInstant();
    }

    /**
     * The page of a patient whom the person sees, of one whom it does not, or a part of the console that is not its.
     */
    @ParameterizedTest
    @CsvSource({"/console/patients/none, patients", "/console/partners, partners", "/console/x, ''"})
    void eachPageLeavesItsRowAlsoWhenItIsRefused(String path, String detail) {
        HttpResponse<String> page = USER.get(path);

        assertThat(page.statusCode()).isIn(403, 404);
        assertThat(jdbc.queryForMap(
                        "select kind, detail, agent, outcome, http, query from audit_event where request_id = ?",
                        page.headers().firstValue("X-Request-Id").orElseThrow()))
                .containsEntry("kind", "page")
                .containsEntry("detail", detail)
                .containsEntry("agent", USER.login() + "@demo-clinic")
                .containsEntry("outcome", 4)
                .containsEntry("http", page.statusCode())
                .containsEntry("query", "GET " + path);
    }

    @Test
    void itsRowsAreFoundAsAuditEvents() {
        USER.get("/console/patients/none");

        JsonNode found = RestCall.get(
                        WholeService.partner("demo-auditor"),
                        "/AuditEvent?type=access&_count=1&agent=" + USER.login() + "@demo-clinic")
                .json();

        JsonNode event = found.at("/entry/0/resource");
        assertThat(event.at("/type/system").asString())
                .isEqualTo("http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle");
        assertThat(event.path("action").asString()).isEqualTo("R");
        assertThat(event.at("/outcome").asString()).isEqualTo("4");
        assertThat(event.at("/agent/0/who/identifier/value").asString()).isEqualTo(USER.login() + "@demo-clinic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void aMethodThatAPageDoesNotTakeIsToldToBeNone(String method) {
        HttpResponse<String> answer = USER.call(method, "/console", "X-CSRF-TOKEN", form(USER.get("/console/nowhere")));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
        assertThat(answer.body()).contains("<h1>Not done this way</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void aMethodThatChangesNeedsTheProofOfTheSession(String method) {
        HttpResponse<String> answer = USER.call(method, "/console/nowhere");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This was not done");
    }

    @Test
    void headAndOptionsAreAnsweredWithoutAPage() {
        assertThat(USER.call("HEAD", "/console").statusCode()).isEqualTo(302);
        HttpResponse<String> none = USER.call("HEAD", "/console/nowhere");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).isEmpty();
        assertThat(USER.call("OPTIONS", "/console").statusCode()).isLessThan(500);
    }

    @Test
    void aPartOfAPageIsAnsweredWithAPart() {
        HttpResponse<String> part = USER.call("GET", "/console/nowhere", "HX-Request", "true");
        HttpResponse<String> whole =
                USER.call("GET", "/console/nowhere", "HX-Request", "true", "HX-History-Restore-Request", "true");

        assertThat(part.statusCode()).isEqualTo(404);
        assertThat(part.headers().firstValue("HX-Retarget")).contains("#main");
        assertThat(part.body()).contains("<h1>Nothing here</h1>").doesNotContain("<html", "<nav");
        assertThat(whole.body()).contains("<html", "<h1>Nothing here</h1>");
    }

    @ParameterizedTest
    @CsvSource({
        "/console/%2e%2e/fhir, 400",
        "/console/worklist;a=b, 400",
        "/console//audit, 400",
        "/console/assets/none.css, 404"
    })
    void whatIsRefusedBeforeAnyoneIsKnownIsAPageToo(String path, int status) {
        HttpResponse<String> answer = ConsoleUser.nobody().get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.body()).contains("<h1>").doesNotContain("OperationOutcome", "none.css", "<script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/assets/none.png", "/console/sign-in/none", "/console/sign-in/provider/none"})
    void nothingBesideTheDoorIsOpenToEverybody(String path) {
        assertThat(location(ConsoleUser.nobody().get(path))).startsWith("/console/sign-in?to=");
        assertThat(USER.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void everyAnswerForbidsToGuessItsTypeAndToFrameIt() {
        for (String path : List.of("/console/sign-in", "/console/assets/console.css", "/console/assets/htmx.min.js")) {
            HttpResponse<String> answer = ConsoleUser.nobody().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).as(path).contains("DENY");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "<script>alert(1)</script>", "ended&to=//evil.example.org"})
    void theSignInPageSaysNothingThatItWasToldToSay(String why) {
        String page = ConsoleUser.nobody()
                .get("/console/sign-in?why=" + why.replace("<", "%3C").replace(">", "%3E"))
                .body();

        assertThat(page).doesNotContain("<script", "evil.example.org").contains("action=\"sign-in?to=%2Fconsole\"");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none: " + answer.statusCode());
    }

    private static String form(HttpResponse<String> page) {
        Matcher token = FORM.matcher(page.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
