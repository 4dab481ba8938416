package care.sij.console.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.simulator.Dispatch.Attention;
import care.sij.console.simulator.Order.Way;
import care.sij.demo.JourneyMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, and in which order. */
class OrderTest {

    private static final SyntheticPatient PATIENT = new SyntheticPatient("sim-1");

    @ParameterizedTest
    @CsvSource({
        "ALONE, 3, 3, 3",
        "AFTER, 3, '1,2,3', 3",
        "SWAPPED, 3, '3,1,2', '3,2'",
        "SWAPPED, 2, '2,1', '2,1'",
        "SWAPPED, 1, 1, 1",
        "AFTER, 1, 1, 1"
    })
    void putsTheSampleWhereItIsWanted(Way way, int last, String order, String watched) {
        List<Sample> journey =
                IntStream.rangeClosed(1, last).mapToObj(OrderTest::sample).toList();
        List<Dispatch> dispatches =
                new Order(journey.get(last - 1), way, Optional.empty(), Defect.NONE).dispatches(journey, PATIENT);

        assertThat(numbers(dispatches)).isEqualTo(order);
        assertThat(numbers(dispatches.stream()
                        .filter(dispatch -> dispatch.attention() == Attention.WATCHED)
                        .toList()))
                .isEqualTo(watched);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"NULL, demo-hospital", "demo-payer, demo-payer"},
            nullValues = "NULL")
    void sendsAsWhoeverIsChosen(String chosen, String client) {
        Sample sample = sample(1);

        assertThat(new Order(sample, Way.ALONE, Optional.ofNullable(chosen), Defect.NONE)
                        .dispatches(List.of(sample), PATIENT))
                .singleElement()
                .extracting(Dispatch::client, Dispatch::number)
                .containsExactly(client, "SYN-001-sim-1");
    }

    private static String numbers(List<Dispatch> dispatches) {
        return String.join(
                ",",
                dispatches.stream()
                        .map(dispatch ->
                                String.valueOf(dispatch.sample().message().number()))
                        .toList());
    }

    private static Sample sample(int number) {
        return new Sample(new JourneyMessage("J1", number, 3, "demo-hospital", "sij-referral-update", "{}"));
    }
}
