package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.CommitCause;
import care.sij.record.Commits;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.WholeService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Copies of one message wait for each other and for nobody else, told by the order of events, not by a clock. */
class CopiesIT {

    private static final int COPIES = 40;

    /** The copy that is worked on, and those that wait for it. */
    private static final int LET_IN = 1 + 16;

    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @Test
    void answersAnotherPatientsMessageWhileCopiesWait() throws Exception {
        Journey.Message copied = request("copied");
        Journey.Message other = request("passing");
        ExecutorService clients = Executors.newFixedThreadPool(COPIES);
        try {
            List<Future<Answer>> copies = unfinished(copied, () -> {
                List<Future<Answer>> sent = IntStream.range(0, COPIES)
                        .mapToObj(number -> clients.submit(() -> Answer.of(hospital.send(copied.json()))))
                        .toList();
                Awaitility.await()
                        .pollInSameThread()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> answered(sent) == COPIES - LET_IN);
                Answer.taken(other);
                assertThat(answered(sent)).isEqualTo(COPIES - LET_IN);
                return sent;
            });
            assertThat(answers(copies))
                    .filteredOn(answer -> answer.status() == 503)
                    .hasSize(COPIES - LET_IN);
            assertThat(answers(copies).stream().filter(answer -> answer.status() != 503))
                    .hasSize(LET_IN)
                    .allMatch(answer -> answer.code().equals("ok"))
                    .containsOnly(Answer.to(copied));
        } finally {
            clients.shutdownNow();
        }
    }

    /** What happens while a message that has come in cannot be finished: another holds the lock on its id. */
    private static <T> T unfinished(Journey.Message message, Supplier<T> meanwhile) {
        CommitCause cause = new CommitCause(CommitCause.Kind.REST, "test", "test", Optional.empty(), "copies");
        return WholeService.bean(Commits.class).commit(cause, open -> {
            open.lockIdentifiers(Set.of("message|" + message.client() + "|" + id(message)));
            return meanwhile.get();
        });
    }

    private static long answered(List<Future<Answer>> sent) {
        return sent.stream().filter(Future::isDone).count();
    }

    private static List<Answer> answers(List<Future<Answer>> sent) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> one : sent) {
            answers.add(one.get());
        }
        return answers;
    }

    private static String id(Journey.Message message) {
        return JsonMapper.shared()
                .readTree(message.json())
                .path("entry")
                .path(0)
                .path("resource")
                .path("id")
                .asString();
    }

    private static Journey.Message request(String salt) {
        return Journey.named("J1").about("SYN-001-copies-" + salt).messages().get(0);
    }
}
