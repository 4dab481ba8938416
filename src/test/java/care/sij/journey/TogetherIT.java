package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Parallel;
import care.sij.support.PlanPrint;
import care.sij.support.SecondProcess;
import care.sij.support.StoredRows;
import care.sij.support.WholeService;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many messages at once, to one process and to two that share a database: nothing twice, nothing lost. */
class TogetherIT {

    private static final int COPIES = 200;
    /** By hand fifty, with a thousand messages; CI sends a share. */
    private static final int PATIENTS = Integer.getInteger("sij.test.crowd", 50);

    private static final int MESSAGES_EACH = 20;
    private static final int CLIENTS = 64;

    private static SecondProcess second;

    /** The last commit before these tests: others write without messages. */
    private static long before;

    @BeforeAll
    static void startASecondProcess() throws SQLException {
        second = SecondProcess.start();
        before = count(WholeService.bean(JdbcTemplate.class), "select coalesce(max(number), 0) from commit");
    }

    @AfterAll
    static void stopIt() {
        second.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void appliesTwoHundredCopiesOnce(int processes) throws Exception {
        Map<String, Long> once = growth(() -> {
            Answer.taken(request("alone" + processes));
            return null;
        });
        Journey.Message message = request("copied" + processes);
        Map<String, Long> together = growth(() -> {
            List<Answer> answers = Parallel.run(
                    COPIES,
                    IntStream.range(0, COPIES)
                            .mapToObj(number -> (Callable<Answer>) () -> answered(message, number % processes))
                            .toList());
            assertThat(answers).extracting(Answer::code).containsOnly("ok");
            assertThat(answers)
                    .extracting(Answer::text)
                    .containsOnly(answers.get(0).text());
            return null;
        });
        assertThat(together).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void losesNothingOfManyMessagesThatShareAnOrganization(int processes) throws Exception {
        List<Journey> journeys = IntStream.range(0, PATIENTS)
                .mapToObj(number -> journey("SYN-001-crowd" + processes + "-" + number))
                .toList();
        List<Journey.Message> all = new ArrayList<>();
        journeys.forEach(journey -> journey.messages().stream()
                .map(message -> renaming(message, journey.patient()))
                .forEach(all::add));
        Collections.shuffle(all, new Random(processes));
        assertThat(all).hasSize(PATIENTS * MESSAGES_EACH);
        List<Answer> answers = Parallel.run(
                CLIENTS,
                IntStream.range(0, all.size())
                        .mapToObj(number -> (Callable<Answer>) () -> answered(all.get(number), number % processes))
                        .toList());
        assertThat(answers).extracting(Answer::code).containsOnly("ok");

        Journey inOrder = journey("SYN-001-crowd" + processes + "-in-order");
        inOrder.messages().forEach(Answer::taken);
        DemoPartner auditor = WholeService.partner("demo-auditor");
        String expected = PlanPrint.of(auditor, inOrder, "SYN-001");
        for (Journey journey : journeys) {
            assertThat(PlanPrint.of(auditor, journey, "SYN-001"))
                    .as(journey.patient())
                    .isEqualTo(expected);
        }
    }

    @Test
    void givesTheOtherProcesssAnswerToAResend() {
        Journey.Message message = request("elsewhere");
        Answer first = Answer.taken(message);
        Answer again = Answer.of(second.partner(message.client()).send(message.json()));
        assertThat(again).isEqualTo(first);
    }

    /** What must hold of any record, however it came about. */
    @Test
    void keepsTheRecordConsistent() {
        JdbcTemplate jdbc = WholeService.bean(JdbcTemplate.class);
        assertThat(count(jdbc, """
                select count(*) from (select type, id from resource_version group by type, id
                    having max(version) <> count(*) or min(version) <> 1) gaps""")).isZero();
        assertThat(count(jdbc, """
                select count(*) from statement s where s.version is not null and not exists (
                    select 1 from resource_version v
                    where v.type = s.type and v.id = s.id and v.version = s.version)""")).isZero();
        assertThat(count(jdbc, """
                select count(*) from statement s
                join resource_version v on v.type = s.type and v.id = s.id and v.version = s.version
                where v.commit > %d and not exists (
                    select 1 from inbox i where i.partner = s.partner and i.message_id = s.message_id)""".formatted(before))).isZero();
        assertThat(count(jdbc, """
                select count(*) from identity i where not exists (
                    select 1 from resource_version v where v.type = i.type and v.id = i.id)""")).isZero();
        assertThat(count(jdbc, """
                select count(*) from sending s where not exists (
                    select 1 from inbox i where i.partner = s.partner and i.message_id = s.message_id)""")).isZero();
    }

    private static long count(JdbcTemplate jdbc, String query) {
        return jdbc.queryForObject(query, Long.class);
    }

    private static Map<String, Long> growth(Callable<Void> work) throws Exception {
        Map<String, Long> before = StoredRows.now().counts();
        work.call();
        return StoredRows.now().counts().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() - before.get(entry.getKey())));
    }

    /** The answer, asked for again for as long as there is no room. */
    private static Answer answered(Journey.Message message, int process) {
        DemoPartner sender = process == 0 ? WholeService.partner(message.client()) : second.partner(message.client());
        return Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofMinutes(3))
                .until(() -> Answer.of(sender.send(message.json())), answer -> answer.status() != 503);
    }

    private static Journey journey(String patient) {
        return Journey.named("J1")
                .only(IntStream.range(0, MESSAGES_EACH).toArray())
                .about(patient);
    }

    /** Every patient's messages give the shared Organization another name, so that all want to change it. */
    private static Journey.Message renaming(Journey.Message message, String patient) {
        String name = "Renamed " + ResourceIds.of("Organization", "urn:test", patient);
        return Letter.from(message)
                .each("Organization", organization -> organization.put("name", name))
                .message();
    }

    private static Journey.Message request(String salt) {
        return Journey.named("J1").about("SYN-001-together-" + salt).messages().get(0);
    }
}
