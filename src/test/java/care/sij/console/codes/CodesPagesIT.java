package care.sij.console.codes;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import care.sij.support.Answer;
import care.sij.support.Chromium;
import care.sij.support.ConsoleUser;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Registered;
import care.sij.support.WholeService;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Unread codes, from the list to a map that is set, and back. */
class CodesPagesIT {

    private static final String SIJ = "http://sij-pathways.example.org/fhir/CodeSystem/";
    private static final String LOCAL = "http://codes-clinic.example.org/codes";
    private static final int INJECTION = 6;

    private static Registered clinic;
    private static Journey.Message local;
    private static ConsoleUser admin;

    @BeforeAll
    static void refuse() {
        Registered hospital = Registered.as("hospital", "codes-hospital", "");
        clinic = Registered.as("clinic", "codes-clinic", "");
        Journey journey = Journey.named("J1").about("SYN-001-codespage");
        for (int place = 0; place < INJECTION; place++) {
            Journey.Message message = journey.messages().get(place);
            String json = message.json()
                    .replace("http://demo-hospital.example.org", hospital.home())
                    .replace("http://demo-clinic.example.org", clinic.home());
            Registered sender = message.client().equals("demo-hospital") ? hospital : clinic;
            assertThat(Answer.of(sender.partner().send(json)).code()).isEqualTo("ok");
        }
        local = Letter.from(journey.messages().get(INJECTION))
                .replacing(
                        "\"system\":\"" + SIJ + "sij-procedure\",\"code\":\"si-joint-injection\"",
                        "\"system\":\"" + LOCAL + "\",\"code\":\"INJ-SI\"")
                .message();
        String json = local.json()
                .replace("http://demo-hospital.example.org", hospital.home())
                .replace("http://demo-clinic.example.org", clinic.home());
        assertThat(Answer.of(clinic.partner().send(json)).code()).isEqualTo("fatal-error");
        admin = ConsoleUser.of("integration-admin");
    }

    @AfterAll
    static void leave() {
        clinic.withdraw();
    }

    @Test
    void mapsACodeAfterATrialAndProcessesWhatWasRefused() {
        String list = admin.get("/console/codes?partner=codes-clinic").body();
        assertThat(list).contains("INJ-SI", "Procedure.code", local.id());
        String form = admin.get(map("")).body();
        assertThat(form)
                .as("proposed by its name and place")
                .containsPattern("value=\"" + SIJ + "sij-procedure\\|si-joint-injection\"[^>]*selected");

        String ours = SIJ + "sij-procedure|si-joint-injection";
        String trial = admin.get(map(ours)).body();
        assertThat(trial).contains("Refused messages that would pass now", local.id());
        MessageKey refused = new MessageKey(Way.IN, "codes-clinic", local.id());
        String message = "/console/messages/in/" + refused.partner() + "/" + refused.messageId();
        assertThat(admin.get(message + "/replay").body()).contains("Answered: refused");

        assertThat(set(ours, "0", "no").statusCode()).isEqualTo(400);
        assertThat(set(ours, "7", "of the template").statusCode()).isEqualTo(409);
        assertThat(set(ours, "0", "of the template").statusCode()).isEqualTo(303);
        assertThat(admin.get("/console/codes?partner=codes-clinic").body()).doesNotContain("INJ-SI");
        assertThat(admin.get("/console/codes?partner=codes-clinic&state=closed").body())
                .contains("closed by version 1");

        String dry = admin.get(message + "/replay").body();
        assertThat(dry).contains("Answered: ok", "create Procedure", "Process it for real");
        HttpResponse<String> real = admin.post(message, message + "/replay", Map.of());
        assertThat(real.body())
                .contains("<h1>Processed for real</h1>", "Answered: ok", "Done again, it gets the same answer");
        String again = "/console/messages/in/codes-clinic/" + refused.again().messageId();
        assertThat(admin.get(message).body()).as("its trace").contains("href=\"" + again + "\"");
        assertThat(admin.get(message + "/replay").body())
                .contains("<h1>Dry run</h1>", "is not processed again", "href=\"" + again + "\"")
                .doesNotContain("Process it for real");
        assertThat(admin.post(message, message + "/replay", Map.of()).body())
                .contains("<h1>Processed before</h1>", "Answered: ok", "href=\"" + again + "\"");

        HttpResponse<String> back = admin.post(
                map(""),
                "/console/codes/maps/codes-clinic/in",
                Map.of("version", "1", "replaces", "1", "comment", "to try the way back"));
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(admin.get("/console/codes/maps/codes-clinic/in").body())
                .contains("Version 2", "Version 1", "to try the way back", "added", "of the template");
        assertThat(WholeService.bean(CodeMaps.class)
                        .newest("codes-clinic", Direction.IN)
                        .version())
                .isEqualTo(2);
        try (Chromium browser = Chromium.start()) {
            browser.become(admin);
            for (String page : List.of(
                    "/console/codes",
                    "/console/codes?state=closed",
                    map(ours),
                    "/console/codes/maps/codes-clinic/in")) {
                browser.open(page);
                browser.assertAccessible();
            }
            browser.open(map(""));
            browser.script("window.stays = true");
            browser.press("Try it on kept messages");
            browser.find("#trial");
            assertThat(browser.script("return window.stays"))
                    .as("the page said meanwhile that it works")
                    .isEqualTo(true);
            browser.open("/console/codes?state=any");
            browser.picture("codes-list");
        }
    }

    @Test
    void showsWhatChangedMeanwhileAndLetsThePersonGoOn() {
        Registered partner = Registered.as("hospital", "stale-codes", "");
        String hip = SIJ + "sij-procedure|si-joint-injection";
        assertThat(setOf("A<b>1", hip, "0", "the <first>").statusCode()).isEqualTo(303);

        HttpResponse<String> stale = setOf("B2", "none", "0", "my \"own\" words");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains(
                        "What changed meanwhile",
                        "Version 1, set",
                        "the &lt;first&gt;",
                        "A&lt;b&gt;1 of " + LOCAL,
                        "not mapped",
                        "Set it on version 1 nevertheless",
                        "value=\"my &quot;own&quot; words\"")
                .containsPattern("name=\"replaces\" value=\"1\"")
                .containsPattern("name=\"target\" value=\"none\"");
        assertThat(setOf("B2", "none", "9", "of no form").body()).doesNotContain("What changed meanwhile");

        assertThat(setOf("B2", "none", "1", "my own words").statusCode()).isEqualTo(303);
        assertThat(WholeService.bean(CodeMaps.class)
                        .newest("stale-codes", Direction.IN)
                        .judged())
                .hasSize(2);
        partner.withdraw();
    }

    @Test
    void pagesToTheFirstVersionAndGoesBackToEachThatCanStillHold() {
        Registered partner = Registered.as("hospital", "long-codes", "");
        WholeService.bean(JdbcTemplate.class).update("""
                insert into code_map (partner, direction, version, set_at, set_by, comment, concept_map)
                select 'long-codes', 'in', n, now(), 'somebody', 'number ' || n,
                    '{"resourceType":"ConceptMap","status":"active","group":[{"source":"http://long-codes.example.org/c",'
                    || '"target":"' || ? || 'sij-procedure","element":[{"code":"C' || n || '","target":[{"code":"'
                    || case when n = 1 then 'no-more' else 'si-joint-injection' end
                    || '","equivalence":"equivalent"}]}]}]}'
                from generate_series(1, 22) n""", SIJ);
        String path = "/console/codes/maps/long-codes/in";

        assertThat(admin.get(path).body())
                .contains("<h2>Version 22</h2>", "<h2>Version 3</h2>", "href=\"" + path + "?below=3\"")
                .doesNotContain("<h2>Version 2</h2>", "First page");
        assertThat(admin.get(path + "?below=3").body())
                .contains("<h2>Version 2</h2>", "<h2>Version 1</h2>", "First page", "C1 of")
                .doesNotContain("<h2>Version 3</h2>", "Next page");
        assertThat(admin.get(path + "?below=1").body()).contains("There is no older version.");
        assertThat(admin.get(path + "?below=x").statusCode()).isEqualTo(400);

        HttpResponse<String> gone = back(path, "1");
        assertThat(gone.statusCode()).isEqualTo(422);
        assertThat(gone.body()).contains("Version 1 cannot hold again", "`no-more` is no code of");
        assertThat(back(path, "2").statusCode()).isEqualTo(303);
        assertThat(admin.get(path).body()).contains("<h2>Version 23</h2>", "as it was");
        partner.withdraw();
    }

    private static HttpResponse<String> back(String path, String version) {
        return admin.post(path, path, Map.of("version", version, "replaces", "22", "comment", "as it was"));
    }

    private static HttpResponse<String> setOf(String code, String target, String replaces, String comment) {
        return admin.post(
                "/console/codes",
                "/console/codes/map",
                Map.of(
                        "partner",
                        "stale-codes",
                        "system",
                        LOCAL,
                        "code",
                        code,
                        "target",
                        target,
                        "replaces",
                        replaces,
                        "comment",
                        comment));
    }

    private static HttpResponse<String> set(String target, String replaces, String comment) {
        return admin.post(
                map(target),
                "/console/codes/map",
                Map.of(
                        "partner",
                        "codes-clinic",
                        "system",
                        LOCAL,
                        "code",
                        "INJ-SI",
                        "place",
                        "Procedure.code",
                        "target",
                        target,
                        "width",
                        "equivalent",
                        "replaces",
                        replaces,
                        "comment",
                        comment));
    }

    @ParameterizedTest
    @CsvSource({"coordinator, demo-clinic, 403", "auditor, demo-auditor, 403", "integration-admin, demo-hospital, 404"})
    void isMappedByTheClinicsAdminsAlone(String role, String partner, int status) {
        ConsoleUser user = ConsoleUser.of(role, partner);
        assertThat(user.get(map("")).statusCode()).isEqualTo(status);
        assertThat(user.get("/console/codes/maps/codes-clinic/in").statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/console/codes?state=gone, 400",
        "/console/codes?partner=%3Cscript%3E, 400",
        "/console/codes?after=AAAA, 400",
        "/console/codes/map, 400",
        "/console/codes/map?partner=codes-clinic&system=a%20b&code=x, 400",
        "/console/codes/map?partner=codes-clinic&system=http://klinik.example/schl%C3%BCssel&code=x, 200",
        "/console/codes/map?partner=nobody&system=urn:x&code=x, 404",
        "/console/codes/maps/nobody/up, 404",
        "/console/codes/maps/codes-clinic/out, 200"
    })
    void refusesWhatCannotBe(String path, int status) {
        HttpResponse<String> page = admin.get(path);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).doesNotContain("<script>");
    }

    private static String map(String target) {
        return "/console/codes/map?partner=codes-clinic&system=" + encoded(LOCAL)
                + "&code=INJ-SI&place=Procedure.code&target=" + encoded(target);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
