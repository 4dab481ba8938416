package care.sij.console.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.exchange.Deliveries;
import care.sij.exchange.Deliveries.Item;
import care.sij.exchange.Deliveries.Run;
import care.sij.exchange.MessageBrowser;
import care.sij.exchange.MessageBrowser.Line;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import care.sij.support.ConsoleUser;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a message that is corrected by hand may say, and what is kept of its correction and of a discard. */
class CorrectionsIT {

    private static final String ELSEWHERE = "somebody of another partner";

    private static ConsoleUser admin;
    private static RefusedLetter refused;
    private static RefusedLetter recounted;
    private static RefusedLetter thrown;

    private final JdbcTemplate database = WholeService.bean(JdbcTemplate.class);

    @BeforeAll
    static void tell() {
        admin = ConsoleUser.of("integration-admin");
        refused = RefusedLetter.told("edited");
        recounted = RefusedLetter.told("recounted");
        thrown = RefusedLetter.told("thrown");
    }

    @AfterAll
    static void close() {
        refused.close();
        recounted.close();
        thrown.close();
    }

    @Test
    void addsNothingToWhatTheMessageHeld() {
        EditForm form = EditForm.of(admin, dead(refused));

        refuses(
                form,
                "(another-patient)",
                body -> EditForm.resource(body, "Task").putObject("for").put("reference", "Patient/jane-doe"));
        refuses(
                form,
                "(another-patient)",
                body -> EditForm.resource(body, "Patient")
                        .withArray("identifier")
                        .addObject()
                        .put("system", "http://other.example.org/mrn")
                        .put("value", "jane-doe"));
        refuses(
                form,
                "(another-reference)",
                body -> EditForm.resource(body, "Task")
                        .putObject("requester")
                        .put("reference", "Practitioner/jane-doe"));
        refuses(
                form,
                "(another-number)",
                body -> EditForm.resource(body, "Task")
                        .putObject("groupIdentifier")
                        .put("system", "http://other.example.org/member")
                        .put("value", "jane-doe"));
        refuses(
                form,
                "(contained)",
                body -> EditForm.resource(body, "Task")
                        .withArray("contained")
                        .addObject()
                        .put("resourceType", "Observation")
                        .put("id", "jane-doe")
                        .put("status", "final")
                        .putObject("code")
                        .put("text", "pasted"));
        refuses(
                form,
                "(labels)",
                body -> EditForm.resource(body, "Task")
                        .withObject("meta")
                        .withArray("security")
                        .addObject()
                        .put("system", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality")
                        .put("code", "N"));
        refuses(
                form,
                "Bundle: what stands around",
                body -> body.putObject("identifier")
                        .put("system", "http://other.example.org/mrn")
                        .put("value", "jane-doe"));
        assertThat(form.send(form.text(), "no").statusCode()).isEqualTo(400);
        assertThat(refused.lines(Way.OUT, Optional.of(Standing.DEAD))).hasSize(1);
    }

    @Test
    void tellsNothingThatThePartnerMayNotBeTold() {
        EditForm form = EditForm.of(admin, dead(refused));
        refused.withholding("Task");
        refuses(form, "(withheld)", body -> {});
        refused.withholding("");

        database.update(
                "insert into consent_denial (consent, patient, named, since, until) select 'edited', patient, ?,"
                        + " now() - interval '1 day', now() + interval '1 day' from outbox where message_id = ?",
                "client|" + refused.id(),
                form.key().messageId());
        refuses(form, "(denied)", body -> {});
        database.update("delete from consent_denial where consent = 'edited'");

        byte[] kept = database.queryForObject(
                "select body from outbox where message_id = ?",
                byte[].class,
                form.key().messageId());
        ObjectNode others = form.body();
        EditForm.resource(others, "Patient")
                .withArray("identifier")
                .addObject()
                .put("system", "http://demo-payer.example.org/member")
                .put("value", "jane-doe");
        keep(form.key(), others.toString().getBytes(StandardCharsets.UTF_8));
        refuses(EditForm.of(admin, form.key()), "(numbers)", body -> {});
        keep(form.key(), kept);
    }

    private void keep(MessageKey key, byte[] body) {
        database.update("update outbox set body = ? where message_id = ?", body, key.messageId());
    }

    private static void refuses(EditForm form, String rule, Consumer<ObjectNode> edit) {
        ObjectNode body = form.body();
        edit.accept(body);
        HttpResponse<String> answer = form.send(body);
        assertThat(answer.statusCode()).as(rule).isEqualTo(422);
        assertThat(EditForm.faults(answer)).contains("Bundle", rule).doesNotContain("jane-doe");
    }

    @Test
    void keepsWhoCorrectedWhatAndAccountsForWhatWasSent() {
        MessageKey key = dead(recounted);
        EditForm form = EditForm.of(admin, key);
        ObjectNode body = form.body();
        int hidden = EditForm.place(body, "CarePlan");
        String plan =
                "CarePlan/" + EditForm.resource(body, "CarePlan").path("id").asString();
        assertThat(sent(key)).anyMatch(version -> version.startsWith(plan + "/_history/"));
        database.update(
                "insert into resource_label select type, id, version, 'R' from resource_version"
                        + " where type || '/' || id = ?",
                plan);
        EditForm.resource(body, "Patient").put("birthDate", "1970-11-03");
        HttpResponse<String> seenNoMore = form.send(body);
        assertThat(seenNoMore.statusCode()).isEqualTo(422);
        assertThat(EditForm.faults(seenNoMore)).contains("Bundle.entry[" + hidden + "].resource: ", "(not-seen)");

        ((ArrayNode) body.path("entry")).remove(hidden);
        HttpResponse<String> done = form.send(body);

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        MessageKey corrected = recounted.awaited(Standing.DELIVERED).key();
        assertThat(sent(corrected))
                .isNotEmpty()
                .noneMatch(version -> version.startsWith(plan))
                .isSubsetOf(sent(key))
                .hasSize(body.path("entry").size() - 1);
        assertThat(database.queryForList(
                        "select unnest(resources) from audit_event where kind = 'delivery' and request_id = ?",
                        String.class,
                        corrected.messageId()))
                .as("the account of disclosures")
                .containsExactlyInAnyOrderElementsOf(sent(corrected));
        assertThat(database.queryForList(
                        "select unnest(changed) from outbox_correction c join outbox o on o.number = c.number"
                                + " where o.message_id = ? and c.person = ? and c.reason = 'its birth date was wrong'",
                        String.class,
                        corrected.messageId(),
                        admin.login() + "@demo-clinic"))
                .containsExactlyInAnyOrder(
                        "Bundle.entry[" + hidden + "] CarePlan left out",
                        "Bundle.entry[" + EditForm.place(form.body(), "Patient") + "] Patient.birthDate");
        assertThatThrownBy(() -> database.update("delete from outbox_correction"))
                .isInstanceOf(DataAccessException.class);
        assertThat(admin.get(Paths.of(corrected)).body())
                .contains("Corrected by", admin.login(), "its birth date was wrong", "Patient.birthDate");
        assertThat(admin.get(Paths.of(key)).body())
                .contains("Replaced by a message that was corrected by " + admin.login());
        String atTheHospital = ConsoleUser.of("integration-admin", recounted.id())
                .get(Paths.of(corrected))
                .body();
        assertThat(atTheHospital)
                .contains(ELSEWHERE, "Patient.birthDate")
                .doesNotContain(admin.login(), "its birth date was wrong", "demo-clinic");
        isNotWrittenAnewWhenRefused(corrected);
        assertThat(related(corrected, Optional.empty())).as("who told it").contains("demo-clinic");
        assertThat(related(corrected, Optional.of(recounted.id())))
                .as("the message that it replaces")
                .containsExactly(recounted.id());
    }

    private void isNotWrittenAnewWhenRefused(MessageKey corrected) {
        settled(corrected, "dead", "TOO_OLD");
        assertThat(again(corrected, List.of(), Run.DRY)).contains(corrected.messageId());
        assertThat(admin.get(Paths.of(corrected)).body()).contains(Paths.of(corrected) + "/resend");

        settled(corrected, "dead", "REFUSED");
        assertThat(again(corrected, List.of(), Run.DRY)).doesNotContain(corrected.messageId());
        assertThat(again(corrected, List.of(corrected.messageId()), Run.REAL)).isEmpty();
        assertThat(admin.get(Paths.of(corrected)).body())
                .contains("A person corrected it, and it was refused again", "/discard")
                .doesNotContain(Paths.of(corrected) + "/resend");
        assertThat(recounted.lines(Way.OUT, Optional.of(Standing.DEAD)))
                .extracting(Line::key)
                .containsExactly(corrected);
        settled(corrected, "delivered", "TAKEN");
    }

    private void settled(MessageKey key, String state, String reason) {
        database.update("update outbox set state = ?, reason = ? where message_id = ?", state, reason, key.messageId());
    }

    private static List<String> again(MessageKey key, List<String> named, Run run) {
        return WholeService.bean(Deliveries.class).sendAgain(key.partner(), named, 100, run).stream()
                .map(Item::messageId)
                .toList();
    }

    private static List<String> related(MessageKey key, Optional<String> own) {
        return WholeService.bean(MessageBrowser.class).course(key, own).orElseThrow().related().stream()
                .map(Line::key)
                .map(MessageKey::partner)
                .toList();
    }

    private List<String> sent(MessageKey key) {
        return database.queryForList(
                "select unnest(sent) from outbox where message_id = ?", String.class, key.messageId());
    }

    @Test
    void discardsOnceWithANoteThatStays() {
        MessageKey key = dead(thrown);
        String path = Paths.of(key);
        assertThat(discard(path, "no").statusCode()).isEqualTo(400);
        database.update("update outbox set state = 'in-custody' where message_id = ?", key.messageId());
        assertThat(admin.get("/console/messages?state=in-custody&partner=" + thrown.id())
                        .body())
                .contains(path, "in custody");
        assertThat(discard(path, "its partner has it").headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).endsWith("done=not-any-more"));
        database.update("update outbox set state = 'dead' where message_id = ?", key.messageId());

        assertThat(discard(path, "the hospital has it on paper").headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).endsWith("done=discarded"));
        assertThat(discard(path, "said once more").headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).endsWith("done=not-any-more"));
        assertThat(admin.get(path).body())
                .contains("discarded", admin.login(), "the hospital has it on paper")
                .doesNotContain("said once more", "Edit and send again");
        assertThat(admin.get("/console/messages?state=discarded&partner=" + thrown.id())
                        .body())
                .contains(path);
        assertThat(ConsoleUser.of("integration-admin", thrown.id()).get(path).body())
                .contains("discarded", ELSEWHERE)
                .doesNotContain(admin.login(), "on paper");
        assertThat(database.queryForObject(
                        "select count(*) from audit_event a join outbox o on o.patient = any(a.patients)"
                                + " where o.message_id = ? and a.kind = 'page' and a.agent like ?",
                        Long.class,
                        key.messageId(),
                        admin.login() + "%"))
                .as("rows of the patient that name who discarded")
                .isEqualTo(1);
        assertThatThrownBy(() -> database.update("update outbox_discard set note = ''"))
                .isInstanceOf(DataAccessException.class);
    }

    private static HttpResponse<String> discard(String path, String note) {
        return admin.post(path, path + "/discard", Map.of("note", note));
    }

    private static MessageKey dead(RefusedLetter letter) {
        return letter.lines(Way.OUT, Optional.of(Standing.DEAD)).get(0).key();
    }
}
