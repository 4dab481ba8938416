package care.sij.console.messages;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import care.sij.exchange.MessageSights;
import care.sij.support.ConsoleUser;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Pages of messages: what is hidden until a reason is on record, and what is done by forms. */
class MessagesPagesIT {

    private static final Pattern SIGHT = Pattern.compile("\\?sight=(\\d+)");

    private static RefusedLetter letter;
    private static ConsoleUser admin;

    private final JdbcTemplate database = WholeService.bean(JdbcTemplate.class);

    @BeforeAll
    static void tell() {
        letter = RefusedLetter.told("masked");
        admin = ConsoleUser.of("integration-admin");
    }

    @AfterAll
    static void close() {
        letter.close();
    }

    @Test
    void hidesWhatCouldTellOfAPersonUntilAReasonIsOnRecord() {
        for (MessageKey key : List.of(came(), went())) {
            String page = admin.get(Paths.of(key)).body();
            assertThat(page).contains("Show what it says", "name[0].family", "hidden", "Patient");
            assertThat(page).doesNotContain(personal());
            for (String tab : List.of("raw", "parsed", "sent", "answer")) {
                HttpResponse<String> guessed = admin.get(Paths.of(key) + "?sight=999999999&tab=" + tab);
                assertThat(guessed.body()).contains("Show what it says").doesNotContain(personal());
            }
            assertThat(admin.get(Paths.of(key) + "/download?sight=999999999&form=parsed")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void showsItForAReasonAndTellsTheAuditor() {
        MessageKey key = came();
        String sight = sight(admin, key, "the hospital asks <b>why</b> it is late");

        String parsed =
                admin.get(Paths.of(key) + "?sight=" + sight + "&tab=parsed").body();
        assertThat(parsed).contains("Avery", letter.journey().patient(), "&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(parsed).contains(RefusedLetter.RIGHT_TO_LEFT).doesNotContain(RefusedLetter.SCRIPT);
        String raw = admin.get(Paths.of(key) + "?sight=" + sight + "&tab=raw").body();
        assertThat(raw).contains("&lt;script&gt;", "1970-11-02").doesNotContain(RefusedLetter.SCRIPT);
        assertThat(admin.get(Paths.of(key) + "?sight=" + sight + "&tab=answer").body())
                .contains("OperationOutcome");
        HttpResponse<String> file = admin.get(Paths.of(key) + "/download?sight=" + sight + "&form=raw");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(file.body()).contains(RefusedLetter.LONG);

        assertThat(WholeService.bean(MessageSights.class).newest(50))
                .filteredOn(stated -> stated.message().equals(key))
                .extracting(MessageSights.Stated::reason)
                .contains("the hospital asks <b>why</b> it is late");
        HttpResponse<byte[]> book =
                WholeService.partner("demo-auditor", "system/*.rs").get("/admin/message-sights");
        assertThat(new String(book.body(), StandardCharsets.UTF_8))
                .contains(
                        "\"person\":\"" + admin.login() + "@demo-clinic\"", "\"message\":\"" + key.messageId() + "\"");
        assertThat(WholeService.partner("demo-hospital")
                        .get("/admin/message-sights")
                        .statusCode())
                .isEqualTo(403);
        assertThat(database.queryForList(
                        "select resources::text || patients::text from audit_event where kind = 'page' and agent like ?"
                                + " and resources::text like '%Bundle/%'",
                        String.class, admin.login() + "%"))
                .as("rows of what was shown")
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(row -> row.contains("Bundle/"));
    }

    @Test
    void letsAReasonHoldForItsPersonSessionAndMessageAlone() {
        MessageKey key = went();
        String sight = sight(admin, key, "it was refused");

        assertThat(admin.get(Paths.of(key) + "?sight=" + sight).body()).contains("Avery");
        assertThat(admin.get(Paths.of(came()) + "?sight=" + sight).body()).doesNotContain(personal());
        ConsoleUser other = ConsoleUser.of("integration-admin");
        assertThat(other.get(Paths.of(key) + "?sight=" + sight).body()).doesNotContain(personal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "clinician", "auditor"})
    void isForIntegrationAdminsAlone(String role) {
        ConsoleUser user = ConsoleUser.of(role);
        assertThat(user.get("/console/messages").statusCode()).isEqualTo(403);
        assertThat(user.get(Paths.of(went())).statusCode()).isEqualTo(403);
        assertThat(user.post("/console", Paths.of(went()) + "/reason", reason("let me see it"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsAnotherPartnersAdminsNoMessagesButTheirOwn() {
        ConsoleUser hospital = ConsoleUser.of("integration-admin", "demo-hospital");
        assertThat(hospital.get(Paths.of(went())).statusCode()).isEqualTo(404);
        assertThat(hospital.get("/console/messages?partner=" + letter.id()).body())
                .doesNotContain(went().messageId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partner=<script>",
                "way=up",
                "state=gone",
                "since=yesterday",
                "until=%2B999999999-01-01",
                "message=a%20b",
                "referral=%00",
                "after=AAAA",
                "event=%27"
            })
    void refusesFiltersThatCannotBe(String filter) {
        HttpResponse<String> page =
                admin.get("/console/messages?" + filter.replace("<", "%3C").replace(">", "%3E"));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("The ").doesNotContain("<script>");
    }

    @Test
    void findsByWhatIsNotAPerson() {
        String referral = "REF-" + letter.journey().patient() + "-1";
        String found = admin.get("/console/messages?referral=" + referral).body();
        assertThat(found).contains(came().messageId(), went().messageId()).doesNotContain("Avery", "Synthetica");
        assertThat(admin.get("/console/messages?state=dead&partner=" + letter.id())
                        .body())
                .contains(went().messageId());
        assertThat(admin.get("/console/messages?way=in&message=" + came().messageId())
                        .body())
                .contains(Paths.of(came()));
        assertThat(admin.get("/console/messages?identifier=" + letter.journey().patient())
                        .body())
                .as("a person's number finds nothing")
                .contains("No message fits");
        for (String person : List.of(
                "practitioner-role|HR-0001",
                "npi|HP-0001",
                "coverage|COV-" + letter.journey().patient() + "-1")) {
            assertThat(admin.get("/console/messages?identifier=http://" + letter.id() + ".example.org/"
                                    + person.replace("|", "%7C"))
                            .body())
                    .as("a number of somebody who is no patient, or of what is a person's")
                    .contains("No message fits");
        }
        assertThat(admin.get("/console/messages?identifier=OBS-"
                                + letter.journey().patient() + "-1")
                        .body())
                .as("a result's number")
                .contains(came().messageId());
        assertThat(admin.get("/console/messages?until=2001-01-01").body()).contains("No message fits");
    }

    @Test
    void pagesByCursor() {
        String first = admin.get("/console/messages").body();
        assertThat(first).contains("<h1>Messages</h1>");
        assertThat(database.queryForObject("select count(*) from inbox", Long.class))
                .isPositive();
        Matcher next = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"").matcher(first);
        if (next.find()) {
            assertThat(admin.get(next.group(1).replace("&amp;", "&")).body()).contains("First page");
        }
    }

    @Test
    void takesNoReasonThatIsNone() {
        MessageKey key = came();
        for (String text : List.of("", "hm", "x".repeat(501))) {
            assertThat(admin.post(Paths.of(key), Paths.of(key) + "/reason", reason(text))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(admin.post(Paths.of(key), Paths.of(key) + "/reason", Map.of("purpose", "fun", "reason", "for fun"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.postForged(Paths.of(key) + "/reason", reason("forged form"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.get("/console/messages/in/nobody/nothing").statusCode())
                .isEqualTo(404);
        assertThat(admin.get("/console/messages/up/nobody/nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void checksACorrectionAndSaysWhatElseBecameOfTheMessage() {
        MessageKey key = went();
        EditForm form = EditForm.of(admin, key);

        assertThat(corrected(form, "{\"resourceType\":\"Bundle\",").statusCode())
                .isEqualTo(422);
        assertThat(corrected(form, form.text().replace("sij-referral-response", "sij-consult-note"))
                        .body())
                .contains("event, source, destination and focus are fixed");
        ObjectNode eventless = form.body();
        EditForm.resource(eventless, "MessageHeader").remove("eventCoding");
        HttpResponse<String> without = form.send(eventless);
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(EditForm.faults(without)).contains("event, source, destination and focus are fixed");
        assertThat(corrected(
                                form,
                                form.text()
                                        .replaceFirst("(?s)\"birthDate\" : \"1970-11-02\"", "\"birthDate\" : \"soon\""))
                        .statusCode())
                .isEqualTo(422);
        EditForm stale = new EditForm(admin, key, form.sight(), "00", form.text());
        HttpResponse<String> overtaken = corrected(stale, form.text().replace("1970-11-02", "1970-11-03"));
        assertThat(overtaken.statusCode()).isEqualTo(409);
        assertThat(overtaken.body()).contains("What you had changed", "1970-11-03");
        assertThat(letter.lines(Way.OUT, Optional.of(Standing.DEAD))).hasSize(1);
    }

    @Test
    void keepsWhatWasTypedWhenTheReasonEndsMeanwhile() {
        MessageKey key = went();
        String path = Paths.of(key);
        Map<String, String> typed =
                new HashMap<>(Map.of("sight", "999999999", "mark", "00", "body", "{<b>typed", "reason", "its typo"));

        HttpResponse<String> ended = admin.post(path, path + "/edit", typed);
        assertThat(ended.statusCode()).isEqualTo(400);
        assertThat(ended.body())
                .contains("holds no more", "name=\"why\"", "{&lt;b&gt;typed", "its typo")
                .doesNotContain(personal());
        typed.putAll(Map.of("purpose", "fault", "why", "hm"));
        assertThat(admin.post(path, path + "/edit", typed).body()).contains("holds no more", "{&lt;b&gt;typed");

        typed.put("why", "it took longer to edit");
        HttpResponse<String> stated = admin.post(path, path + "/edit", typed);
        assertThat(stated.statusCode()).as("its mark is of no draft").isEqualTo(409);
        assertThat(WholeService.bean(MessageSights.class).newest(50))
                .filteredOn(sight -> sight.message().equals(key))
                .extracting(MessageSights.Stated::reason)
                .contains("it took longer to edit")
                .doesNotContain("hm");
    }

    private static HttpResponse<String> corrected(EditForm form, String body) {
        return form.send(body, "the name was refused");
    }

    @Test
    void rehearsesWithoutATrace() {
        MessageKey key = came();
        List<Long> before = counts();
        String page = admin.get(Paths.of(key) + "/replay").body();

        assertThat(page).contains("Answered: ok", "What would change").doesNotContain(personal());
        assertThat(page).as("it was taken before").doesNotContain("Process it for real");
        assertThat(counts()).isEqualTo(before);
    }

    private List<Long> counts() {
        return List.of(
                count("inbox", "partner"),
                count("statement", "partner"),
                count("outbox", "partner"),
                count("resource_version", "owner"));
    }

    private long count(String table, String column) {
        return database.queryForObject(
                "select count(*) from " + table + " where " + column + " = ?", Long.class, letter.id());
    }

    private static MessageKey came() {
        return letter.lines(Way.IN, Optional.empty()).get(0).key();
    }

    private static MessageKey went() {
        return letter.lines(Way.OUT, Optional.empty()).get(0).key();
    }

    private static String[] personal() {
        return new String[] {
            "Avery",
            "Synthetica",
            "1970-11-02",
            letter.journey().patient(),
            "555-0111",
            "script>alert",
            "Referrer",
            RefusedLetter.RIGHT_TO_LEFT,
            "xxxxxxxxxx"
        };
    }

    static String sight(ConsoleUser user, MessageKey key, String reason) {
        String location = user.post(Paths.of(key), Paths.of(key) + "/reason", reason(reason))
                .headers()
                .firstValue("Location")
                .orElse("");
        return group(SIGHT, location);
    }

    private static Map<String, String> reason(String text) {
        return Map.of("purpose", "fault", "reason", text);
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find())
                .as("%s in %s", pattern, text.length() > 3_000 ? text.substring(0, 3_000) : text)
                .isTrue();
        return matcher.group(1);
    }
}
