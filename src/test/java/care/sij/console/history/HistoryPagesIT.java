package care.sij.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.api.rest.Rested;
import care.sij.support.Answer;
import care.sij.support.ConsoleUser;
import care.sij.support.Journey;
import care.sij.support.PersonAtApp;
import care.sij.support.Recorded;
import care.sij.support.WholeService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The pages about a patient's past, by HTTP. */
class HistoryPagesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PLACE = Pattern.compile("Moment (\\d+) of (\\d+)\\.");
    private static final Pattern MOMENT = Pattern.compile("name=\"from\" value=\"([^\"]+)\"");

    private static ConsoleUser auditor;
    private static ConsoleUser coordinator;
    private static Journey journey;
    private static String patient;
    private static String history;

    @BeforeAll
    static void walkAJourney() {
        journey = Journey.named("J1").about("SYN-001-console-history");
        journey.messages().subList(0, 7).forEach(Answer::taken);
        patient = new Recorded(journey).patient();
        history = "/console/patients/" + patient + "/history";
        auditor = ConsoleUser.of("auditor");
        coordinator = ConsoleUser.of("coordinator");
    }

    @Test
    void showsThePlanAsItWasKnownAtEachMoment() {
        String last = page(auditor, history);
        Matcher place = PLACE.matcher(last);
        assertThat(place.find()).isTrue();
        assertThat(place.group(1)).as("the latest").isEqualTo(place.group(2));
        int moments = Integer.parseInt(place.group(2));
        assertThat(moments).isBetween(5, 30);

        String first = page(auditor, history + "?moment=1");
        assertThat(first)
                .contains("Moment 1 of " + moments + ".", "sij-referral-request", "demo-hospital")
                .contains("href=\"/console/history/Bundle/");
        assertThat(page(coordinator, history)).doesNotContain("href=\"/console/history/Bundle/");
        assertThat(stage(first)).isEqualTo("conservative-care");
        assertThat(stage(last)).isNotEqualTo(stage(first));
        assertThat(page(auditor, history + "?at=2020-01-01T00:00:00&zone=utc"))
                .contains("Moment 0 of " + moments + ".", "No plan was known at that time.");
    }

    @Test
    void showsTheSameAgainByTheInstantOfAMoment() {
        String first = page(auditor, history + "?moment=1");
        String instant = first.replaceFirst("(?s).*href=\"/console/patients/[^\"]*\\?at=([^\"]*)\">Address.*", "$1");

        assertThat(known(page(auditor, history + "?at=" + instant))).isEqualTo(known(first));
    }

    @Test
    void tellsInWordsWhatChangedBetweenTwoMoments() {
        Matcher moment = MOMENT.matcher(page(auditor, history + "?page=1"));
        assertThat(moment.find()).isTrue();
        String compared = page(auditor, history + "/compare?from=" + moment.group(1));

        assertThat(compared).contains("stage: was conservative-care, is now diagnostic-injection", "changed", "added");
        assertThat(page(auditor, history + "/compare?from=" + moment.group(1) + "&to=" + moment.group(1)))
                .contains("Nothing changed between the two.");
        assertThat(page(auditor, history + "/compare")).contains("before anything was known");
    }

    @Test
    void setsTwoVersionsOfAResourceSideBySide() {
        String plan = new Recorded(journey).plans().get(0).path("id").asString();
        String versions = page(auditor, "/console/history/CarePlan/" + plan);
        assertThat(versions).contains("CarePlan, version 1", "CarePlan, version 2", "sij-referral-request");

        String compared = page(auditor, "/console/history/CarePlan/" + plan + "?from=1&to=3");
        assertThat(compared).contains("<del>- ", "<ins>+ ", "is now");
        assertThat(page(auditor, "/console/history/CarePlan/" + plan + "?from=2&to=2"))
                .contains("Both state the same.");
    }

    @Test
    void tellsWhoSaidAVersionAndByWhichMessage() {
        String order = new Recorded(journey)
                .found("ServiceRequest", "_count=1")
                .get(0)
                .path("id")
                .asString();
        String version = page(auditor, "/console/history/ServiceRequest/" + order + "/1");
        assertThat(version)
                .contains(
                        "demo-hospital",
                        "sij-referral-request (message)",
                        journey.messages().get(0).id())
                .contains("archived as it came", "author", "transmitter", "Verify this version");
        String message = version.replaceFirst("(?s).*href=\"(/console/history/Bundle/[^\"]*)\".*", "$1");
        assertThat(auditor.get(message + "/raw").body()).contains("\"resourceType\":\"Bundle\"");

        assertThat(page(coordinator, "/console/history/ServiceRequest/" + order + "/1"))
                .doesNotContain("Verify this version");
        assertThat(coordinator.get(message).statusCode()).isEqualTo(404);
    }

    @Test
    void namesPeopleToTheirOwnTheClinicAndAuditorsAlone() throws Exception {
        Journey told = Journey.named("J1").about("SYN-001-history-teller");
        Answer.taken(told.messages().get(0));
        String of = new Recorded(told).patient();
        String observation = "/console/history/Observation/" + observed(of);
        ConsoleUser hospital = ConsoleUser.of("coordinator", "demo-hospital");

        for (String path : List.of(observation, observation + "/1", "/console/patients/" + of + "/history")) {
            assertThat(page(hospital, path))
                    .contains("somebody of another partner")
                    .doesNotContain("history-teller@");
            assertThat(page(coordinator, path)).contains("history-teller@demo-clinic");
            assertThat(page(auditor, path)).contains("history-teller@demo-clinic");
        }
        assertThat(page(hospital, observation + "/1")).contains("history of patient " + of);
    }

    /** A clinician states a pain score by REST. */
    private static String observed(String patient) throws Exception {
        PersonAtApp app = new PersonAtApp();
        String code = app.code(PersonAtApp.opened("history-teller", "clinician", "demo-clinic"));
        String token = JSON.readTree(app.exchange(code, Map.of()).body())
                .path("access_token")
                .asString();
        ObjectNode pain = Rested.pain("Patient/" + patient, Rested.number(), 5);
        ((ObjectNode) pain.at("/identifier/0")).put("system", "http://demo-clinic.example.org/observation");
        HttpResponse<String> written = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + "/fhir/Observation"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/fhir+json")
                                .POST(HttpRequest.BodyPublishers.ofString(pain.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
        return JSON.readTree(written.body()).path("id").asString();
    }

    @ParameterizedTest
    @CsvSource({
        "?at=tomorrow,400",
        "?at=2020-13-01T00:00:00,400",
        "?at=2120-01-01T00:00:00Z,400",
        "?at=2026-01-01T00:00:00&zone=mars,400",
        "?moment=0,400",
        "?moment=99999,400",
        "?moment=x,400",
        "?page=0,400",
        "?page=9999,400",
        "/compare?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z,400",
        "/compare?to=never,400",
        "/compare?page=77,400"
    })
    void saysWhatIsWrongWithAFilter(String filter, int status) {
        HttpResponse<String> refused = auditor.get(history + filter);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains("Not understood").doesNotContain("tomorrow", "mars", "never");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/patients/nobody/history",
                "/console/patients/nobody/history/compare",
                "/console/patients/%3Cscript%3E/history",
                "/console/history/CarePlan/nobody",
                "/console/history/CarePlan/nobody/1",
                "/console/history/CarePlan/nobody/one",
                "/console/history/CarePlan/nobody?from=1&to=2",
                "/console/history/%3Cb%3E/x/1"
            })
    void doesNotKnowWhatIsNotThere(String path) {
        assertThat(auditor.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "coordinator,demo-clinic,200",
        "clinician,demo-clinic,200",
        "integration-admin,demo-clinic,403",
        "coordinator,second-hospital,404",
        "clinician,demo-payer,404"
    })
    void isOpenToWhomThePatientIsShown(String role, String partner, int status) {
        ConsoleUser user = ConsoleUser.of(role, partner);

        assertThat(List.of(
                        user.get(history).statusCode(),
                        user.get(history + "/compare").statusCode()))
                .containsOnly(status);
    }

    private static String page(ConsoleUser user, String path) {
        HttpResponse<String> page = user.get(path);
        assertThat(page.statusCode()).as(path + " " + page.body()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(" style=", "<script>", " onclick", " onchange");
        assertThat(page.body().length()).as("weight of " + path).isLessThan(200_000);
        return page.body();
    }

    private static String stage(String page) {
        return page.replaceFirst("(?s).*<caption>Joints</caption>.*?<td>([^<]*)</td>.*", "$1");
    }

    private static String known(String page) {
        return page.replaceFirst("(?s).*(<section id=\"known\".*?</section>).*", "$1");
    }
}
