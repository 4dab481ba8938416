package care.sij.console.partners;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.TestClient;
import care.sij.exchange.Traffic;
import care.sij.partner.PartnerRegister;
import care.sij.support.ConsoleUser;
import care.sij.support.Registered;
import care.sij.support.SimulatedPartner;
import care.sij.support.WholeService;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages for clinic IT, by HTTP: what they show and take, and what they keep out. */
class PartnersPagesIT {

    private static final String HOSPITAL = "paged-hospital";
    private static final String PAGE = "/console/partners/" + HOSPITAL;
    private static ConsoleUser it;

    @BeforeAll
    static void register() {
        Registered.as("hospital", HOSPITAL, "");
        it = ConsoleUser.of("integration-admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/partners",
                PAGE,
                PAGE + "/configuration",
                PAGE + "/history",
                PAGE + "/history/1",
                "/console/partners/new",
                "/console/alerts"
            })
    void areClinicITsAlone(String page) {
        assertThat(it.get(page).statusCode()).isEqualTo(200);
        assertThat(ConsoleUser.of("coordinator").get(page).statusCode()).isEqualTo(403);
        assertThat(ConsoleUser.of("auditor").get(page).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/partners/nobody-there",
                "/console/partners/NOBODY",
                "/console/partners/nobody-there/history",
                PAGE + "/history/99",
                "/console/partners/new/no-draft/address",
                "/console/alerts/999999999",
                "/console/alerts/none"
            })
    void sayThatThereIsNothing(String page) {
        assertThat(it.get(page).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/partners?page=0",
                "/console/partners?page=x",
                PAGE + "/history?from=a&to=1",
                PAGE + "/history?below=-1",
                "/console/alerts?state=strange",
                "/console/alerts?condition=strange",
                "/console/alerts?below=x",
                "/console/alerts?subject=strange%00",
                "/console/alerts?subject=strange%0Aline"
            })
    void nameAFilterThatCannotBe(String page) {
        HttpResponse<String> answer = it.get(page);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"").doesNotContain("strange");
    }

    @Test
    void listsHowEachPartnerStands() {
        assertThat(it.get("/console/partners").body())
                .contains("href=\"" + PAGE + "\"", "nothing exchanged yet", "no end stated", "nothing waits");
        assertThat(it.get("/console/partners?page=99999").body()).contains("No partner is registered yet");
    }

    @Test
    void saysNothingWasDoneOrRefusedWhereNothingWas() {
        for (String page : List.of(PAGE, PAGE + "/configuration", PAGE + "/history", "/console/partners/new")) {
            assertThat(it.get(page).body())
                    .as(page)
                    .doesNotContain("role=\"alert\"")
                    .doesNotContain("role=\"status\"");
        }
        assertThat(it.get(PAGE + "?done=released").body()).contains("Sending to this partner goes on.");
        assertThat(it.get(PAGE + "?done=%3Cb%3E").body()).doesNotContain("role=\"status\"");
    }

    @Test
    void holdsAndReleasesWithAReason() {
        assertThat(turned("/hold", " ").statusCode()).isEqualTo(400);
        assertThat(turned("/hold", "moves its <b>server</b>").statusCode()).isIn(302, 303);
        assertThat(gate()).isInstanceOf(Traffic.Gate.Held.class);
        assertThat(it.get(PAGE).body())
                .contains(
                        "held until it is released",
                        "moves its &lt;b&gt;server&lt;/b&gt;",
                        it.login() + "@demo-clinic");

        assertThat(turned("/release", "moved").statusCode()).isIn(302, 303);
        assertThat(gate()).isInstanceOf(Traffic.Gate.Open.class);
    }

    private static HttpResponse<String> turned(String deed, String why) {
        String turn = ConsoleForm.of(it.get(PAGE).body()).get("turn");
        return it.post(PAGE, PAGE + deed, Map.of("why", why, "turn", turn));
    }

    private static Traffic.Gate gate() {
        return WholeService.bean(Traffic.class)
                .of(List.of(HOSPITAL))
                .get(HOSPITAL)
                .gate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hold", "/release", "/check", "/withdraw", "/configuration", "/history/1"})
    void takeNoFormOfAnotherSite(String form) {
        assertThat(it.postForged(PAGE + form, Map.of("why", "forged", "version", "1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(gate()).isInstanceOf(Traffic.Gate.Open.class);
    }

    @Test
    void changesShowsAndRollsBackAConfiguration() {
        Registered.as("hospital", "changed-hospital", "");
        String page = "/console/partners/changed-hospital";
        String hostile = "<script>alert(1)</script> \u202eاسم " + "x".repeat(5_000);
        Map<String, String> form = form(page + "/configuration");
        form.put("organization", hostile);
        form.put("contact.name", "Integration desk");
        form.put("contact.email", "desk@hospital.example.org");
        form.put("why", "renamed");

        assertThat(it.post(page + "/configuration", page + "/configuration", form)
                        .statusCode())
                .isIn(302, 303);
        for (String seen : List.of(page, "/console/partners", page + "/history", page + "/history?from=1&to=2")) {
            assertThat(it.get(seen).body())
                    .as(seen)
                    .doesNotContain("<script>alert")
                    .doesNotContain("x".repeat(2_000));
        }
        assertThat(it.get(page + "/history?from=1&to=2").body())
                .contains(
                        "Changed",
                        "Organization",
                        "New hospital",
                        "&lt;script&gt;",
                        "Added",
                        "desk@hospital.example.org");

        form.put("why", "from an old form");
        HttpResponse<String> stale = it.post(page + "/configuration", page + "/configuration", form);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("Changed meanwhile", "desk@hospital.example.org", "name=\"version\" value=\"2\"");

        Map<String, String> back = Map.of("version", "2", "why", "the name was wrong");
        HttpResponse<String> old = it.post(page, page + "/history/1", Map.of("version", "1", "why", "old form"));
        assertThat(old.statusCode()).isEqualTo(409);
        assertThat(old.body())
                .contains("Nothing was changed", "What changed meanwhile", "value=\"old form\"")
                .contains("name=\"version\" value=\"2\"");
        assertThat(it.get(page + "/history").body()).doesNotContain("old form");
        assertThat(it.post(page, page + "/history/1", back).statusCode()).isIn(302, 303);
        assertThat(it.get(page).body()).contains("New hospital").doesNotContain("&lt;script&gt;");
        assertThat(it.get(page + "/history").body()).contains("the name was wrong", "Back to version 3");
    }

    @Test
    void saysAtTheFieldWhatCannotBe() {
        Map<String, String> form = form(PAGE + "/configuration");
        form.put("contact.email", "no address");
        form.put("jwks", "{\"keys\":[]}");
        form.put("why", "wrong");
        HttpResponse<String> page = it.post(PAGE + "/configuration", PAGE + "/configuration", form);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("contact.email must be an e-mail address", "jwks holds no key", "value=\"no address\"")
                .containsPattern("name=\"contact.email\"[^>]*aria-invalid=\"true\"");
    }

    @Test
    void checksTheServerAndShowsAHostileAnswerAsText() {
        try (SimulatedPartner server = SimulatedPartner.start()) {
            HostileServer.answers(server.server());
            Registered.as("hospital", "checked-hospital", "delivery: {endpoint: '" + server.endpoint() + "'}\n");
            String page = "/console/partners/checked-hospital";
            String found = it.post(page, page + "/check", Map.of()).body();

            assertThat(found)
                    .contains("Its server answers", "&lt;script&gt;alert(1)&lt;/script&gt;", "not encrypted")
                    .doesNotContain("<script>alert", "<img");
        }
    }

    @Test
    void checksNobodyInANetworkThatIsNotPublic() {
        Registered.as(
                "hospital", "inner-hospital", "delivery: {endpoint: 'https://10.255.255.1/fhir/$process-message'}\n");
        Registered.as(
                "hospital",
                "inner-engine",
                "delivery: {endpoint: 'mllps://10.255.255.1:6661', channel: hl7v2, profile: generic-v2,"
                        + " hl7v2: {application: EHR, facility: WEST}}\n");
        for (String partner : List.of("inner-hospital", "inner-engine")) {
            String page = "/console/partners/" + partner;
            assertThat(it.post(page, page + "/check", Map.of()).body()).contains("sij.trials.networks");
        }
    }

    @Test
    void saysWhyAServerCannotBeChecked() {
        assertThat(it.post(PAGE, PAGE + "/check", Map.of()).body()).contains("no delivery.endpoint");
    }

    @Test
    void writesDownWhatIsDoneAboutAnAlert() {
        long number = alert("alerted-partner");
        String page = "/console/alerts/" + number;
        String listed = "/console/alerts?subject=alerted-partner&state=";
        assertThat(it.get(listed + "open").body()).contains("href=\"" + page + "\"");

        assertThat(note(it, page, "acknowledged", "", 0).statusCode()).isEqualTo(400);
        assertThat(note(it, page, "acknowledged", "called <them>", 0).statusCode())
                .isIn(302, 303);
        assertThat(it.get(listed + "acknowledged").body()).contains("href=\"" + page + "\"", it.login());
        assertThat(it.get(page).body()).contains("called &lt;them&gt;").doesNotContain("new since");

        note(it, page, "settled", "it is on holiday", 1);
        assertThat(it.get(listed + "to-do").body()).doesNotContain("href=\"" + page + "\"");
        assertThat(it.get(listed + "settled").body()).contains("href=\"" + page + "\"");
        assertThat(note(it, page, "deleted", "x", 2).statusCode()).isEqualTo(400);
        assertThat(it.post(page, page, Map.of("deed", "settled", "why", "no number"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void takesNoDecisionAboutAnAlertThatStandsOtherwiseByNow() {
        long number = alert("overtaken-partner");
        String page = "/console/alerts/" + number;
        note(it, page, "settled", "done <b>already</b>", 0);

        HttpResponse<String> stale = note(it, page, "acknowledged", "I \"look\"", 0);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("new since you opened it", "done &lt;b&gt;already&lt;/b&gt;", "value=\"I &quot;look&quot;\"")
                .containsPattern("name=\"seen\" value=\"1\"")
                .containsPattern("value=\"acknowledged\"[^>]*selected");
        assertThat(it.get(page).body()).doesNotContain("look&quot;");
        assertThat(note(it, page, "remarked", "only to say", 0).statusCode()).isIn(302, 303);

        WholeService.bean(JdbcClient.class)
                .sql("update alert set resolved_at = now() where number = ?")
                .param(number)
                .update();
        assertThat(it.get("/console/alerts?state=resolved&subject=overtaken-partner")
                        .body())
                .contains("href=\"" + page + "\"");
        HttpResponse<String> ended = note(it, page, "settled", "too late", 2);
        assertThat(ended.statusCode()).isEqualTo(409);
        assertThat(ended.body())
                .contains("ended meanwhile", "value=\"too late\"")
                .doesNotContain("value=\"settled\"");
        assertThat(note(it, page, "remarked", "was a cable", 2).statusCode()).isIn(302, 303);
        assertThat(it.get(page).body()).contains("was a cable").doesNotContain("too late");
    }

    @Test
    void letsNobodyElseActOnAnAlert() {
        long number = alert("kept-partner");
        String page = "/console/alerts/" + number;
        for (ConsoleUser other : List.of(
                ConsoleUser.of("coordinator"),
                ConsoleUser.of("clinician"),
                ConsoleUser.of("auditor"),
                ConsoleUser.of("integration-admin", "demo-hospital"))) {
            assertThat(other.get(page).statusCode()).isEqualTo(403);
            assertThat(note(other, page, "settled", "not mine", 0).statusCode()).isEqualTo(403);
        }
        assertThat(it.postForged(page, Map.of("deed", "settled", "why", "forged", "seen", "0"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(it.get(page).body()).contains("Nothing was written down yet");
    }

    @Test
    void showsWhateverAnAlertIsAboutAsText() {
        String page = "/console/alerts/" + alert("<script>alert(2)</script>\u202e" + "y".repeat(5_000));

        for (String seen : List.of(page, "/console/alerts?state=open")) {
            assertThat(it.get(seen).body())
                    .contains("&lt;script&gt;alert(2)")
                    .doesNotContain("<script>alert", "y".repeat(500));
        }
    }

    private static long alert(String subject) {
        return WholeService.bean(JdbcClient.class)
                .sql(
                        "insert into alert (condition, subject, opened_at) values ('partner-quiet', ?, now()) returning number")
                .param(subject)
                .query(Long.class)
                .single();
    }

    private static HttpResponse<String> note(ConsoleUser user, String page, String deed, String why, int seen) {
        return user.post(page, page, Map.of("deed", deed, "why", why, "seen", Integer.toString(seen)));
    }

    @Test
    void showsAPartnerWithWhichNothingWasExchangedAndWhoseKeysEnd() {
        Instant now = Instant.now();
        ECKey today = key("ends-today", now.plus(Duration.ofHours(5)));
        ECKey over = key("ended", now.minus(Duration.ofMinutes(1)));
        PartnerRegister register = WholeService.bean(PartnerRegister.class);
        register.put(
                "quiet-hospital",
                "role: hospital\norganization: Quiet\nscopes: [system/*.rs]\nidentifier-systems:"
                        + " ['http://quiet-hospital.example.org/*']\njwks: '" + new JWKSet(List.of(today, over))
                        + "'\n",
                new PartnerRegister.Expected.Nothing(),
                new PartnerRegister.Reason("demo-clinic", "a test"),
                PartnerRegister.Run.REAL);

        assertThat(it.get("/console/partners/quiet-hospital").body())
                .contains(
                        "nothing exchanged yet",
                        "nothing waits",
                        "no messages",
                        "No message came or went yet",
                        "less than a day left",
                        ">ended</span>");
    }

    private static ECKey key(String id, Instant ends) {
        return new ECKey.Builder(TestClient.withEc(id).key().toPublicJWK().toECKey())
                .keyID(id)
                .expirationTime(Date.from(ends))
                .build();
    }

    /** The fields of a page's form as they are. */
    private static Map<String, String> form(String page) {
        String body = it.get(page).body();
        Map<String, String> form = new LinkedHashMap<>();
        Matcher inputs = Pattern.compile(
                        "<input type=\"(?:text|hidden)\"[^>]*?name=\"([^\"]+)\"[^>]*?value=\"([^\"]*)\"")
                .matcher(body);
        while (inputs.find()) {
            form.put(inputs.group(1), unescaped(inputs.group(2)));
        }
        Matcher areas = Pattern.compile("<textarea[^>]*?name=\"([^\"]+)\"[^>]*>\\R?([^<]*)</textarea>")
                .matcher(body);
        while (areas.find()) {
            form.put(areas.group(1), unescaped(areas.group(2)));
        }
        form.remove("_csrf");
        return form;
    }

    private static String unescaped(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replace("&lt;", "<");
    }
}
