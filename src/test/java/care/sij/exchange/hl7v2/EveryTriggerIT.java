package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.hl7v2.MllpSender.Ack;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sample of each trigger through its partner's listener, after what has to come before it. */
class EveryTriggerIT {

    private static final List<String> REFERRED = List.of("ref-i12");

    /** What has to come before a message of each trigger. */
    private static final Map<String, List<String>> BEFORE = Map.ofEntries(
            Map.entry("ref-i13", REFERRED),
            Map.entry("ref-i14", REFERRED),
            Map.entry("ref-i15", REFERRED),
            Map.entry("adt-a04", REFERRED),
            Map.entry("adt-a08", REFERRED),
            Map.entry("adt-a40", REFERRED));

    /** One sample with those of the other triggers about the same patient. */
    record Case(String trigger, int index) {

        V2Sample sample(String of) {
            String own = trigger.replace("-", "");
            V2Sample sample = V2Sample.of(of).get(index).with("SYN-V2", "SYN-" + own);
            String id = "V2-"
                    + (of.startsWith("ref") || of.startsWith("adt") ? of.substring(4) : of).toUpperCase(Locale.ROOT);
            return sample.with(id, id + "-" + own);
        }

        @Override
        public String toString() {
            return trigger + " " + (index + 1);
        }
    }

    static Stream<Case> cases() {
        return BEFORE.keySet().stream()
                .sorted()
                .flatMap(trigger ->
                        IntStream.range(0, V2Sample.of(trigger).size()).mapToObj(index -> new Case(trigger, index)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTaken(Case about) {
        for (String earlier : BEFORE.get(about.trigger())) {
            Ack ack = send(earlier, about.sample(earlier));
            assertThat(ack.code()).as(ack.text()).isIn("AA", "CA");
        }

        Ack ack = send(about.trigger(), about.sample(about.trigger()));

        assertThat(ack.code()).as(ack.text()).isEqualTo("AA");
        assertThat(ack.errors())
                .as(ack.text())
                .allMatch(error -> about.trigger().equals("adt-a40"));
    }

    @Test
    void everyTriggerHasFiveSamplesAtLeast() {
        assertThat(BEFORE.keySet()).hasSize(V2Trigger.values().length - 1);
        assertThat(BEFORE.keySet()).allMatch(trigger -> V2Sample.of(trigger).size() >= 5);
    }

    private static Ack send(String trigger, V2Sample message) {
        return MllpSender.send(
                trigger.startsWith("ref") || trigger.startsWith("adt") ? "demo-hospital" : "demo-clinic", message);
    }
}
