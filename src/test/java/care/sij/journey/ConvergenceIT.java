package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Parallel;
import care.sij.support.PlanPrint;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any order, any duplication: the same plan, through the real endpoint (DESIGN 2). */
class ConvergenceIT {

    private static final int CLIENTS = 4;
    private static final int ORDERS = Integer.getInteger("sij.test.orders", 720);
    private static final int SHUFFLES = Integer.getInteger("sij.test.shuffles", 200);

    private final Map<String, DemoPartner> partners = new HashMap<>();

    ConvergenceIT() {
        for (String client : List.of("demo-hospital", "demo-clinic", "demo-auditor")) {
            partners.put(client, WholeService.partner(client));
        }
    }

    @Test
    void givesTheSamePlanForEveryOrderOfSixMessages() throws Exception {
        Journey six = Journey.named("J1").only(0, 1, 2, 3, 6, 8);
        String expected = walked(
                six.about("SYN-001-ordered"), six.about("SYN-001-ordered").messages());
        List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3, 4, 5));
        assertThat(orders).hasSize(720);
        Collections.shuffle(orders, new Random(ORDERS));
        Parallel.run(
                CLIENTS,
                IntStream.range(0, Math.min(ORDERS, orders.size()))
                        .mapToObj(number -> (Callable<Void>) () -> {
                            Journey journey = six.about("SYN-001-order-" + number);
                            List<Journey.Message> messages = orders.get(number).stream()
                                    .map(journey.messages()::get)
                                    .toList();
                            assertThat(walked(journey, messages))
                                    .as("order %s", orders.get(number))
                                    .isEqualTo(expected);
                            return null;
                        })
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"J1", "J2", "J3"})
    void givesTheSamePlanForEveryShuffleOfAJourney(String name) throws Exception {
        Journey journey = Journey.named(name);
        String canonical = journey.patient();
        Journey ordered = journey.about(canonical + "-in-order");
        String expected = walked(ordered, ordered.messages());
        Parallel.run(
                CLIENTS,
                IntStream.range(0, SHUFFLES)
                        .mapToObj(seed -> (Callable<Void>) () -> {
                            Journey other = journey.about(canonical + "-shuffle-" + seed);
                            assertThat(walked(other, shuffled(other, new Random(seed))))
                                    .as("seed %d", seed)
                                    .isEqualTo(expected);
                            return null;
                        })
                        .toList());
    }

    private static List<Journey.Message> shuffled(Journey journey, Random random) {
        List<Journey.Message> messages = new ArrayList<>(journey.messages());
        for (Journey.Message message : journey.messages()) {
            if (random.nextInt(4) == 0) {
                messages.add(message);
            }
        }
        Collections.shuffle(messages, random);
        return messages;
    }

    private String walked(Journey journey, List<Journey.Message> messages) {
        for (Journey.Message message : messages) {
            HttpResponse<byte[]> answer = partners.get(message.client()).send(message.json());
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.statusCode()).as(text).isEqualTo(200);
            assertThat(text).contains("\"code\":\"ok\"");
        }
        return PlanPrint.of(
                partners.get("demo-auditor"), journey, journey.patient().substring(0, 7));
    }

    private static List<List<Integer>> permutations(List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : numbers) {
            List<Integer> rest = new ArrayList<>(numbers);
            rest.remove(first);
            for (List<Integer> tail : permutations(rest)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
