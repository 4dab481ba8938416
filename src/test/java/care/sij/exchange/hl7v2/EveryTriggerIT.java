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
    private static final List<String> ACCEPTED = List.of("ref-i12", "rri-i12");
    private static final List<String> SCHEDULED = List.of("ref-i12", "rri-i12", "siu-s12");

    /** What has to come before a message of each trigger. */
    private static final Map<String, List<String>> BEFORE = Map.ofEntries(
            Map.entry("ref-i13", REFERRED),
            Map.entry("ref-i14", REFERRED),
            Map.entry("ref-i15", REFERRED),
            Map.entry("adt-a04", REFERRED),
            Map.entry("adt-a08", REFERRED),
            Map.entry("adt-a40", REFERRED),
            Map.entry("rri-i12", REFERRED),
            Map.entry("rri-i13", REFERRED),
            Map.entry("rri-i14", List.of("ref-i12", "ref-i14")),
            Map.entry("siu-s12", ACCEPTED),
            Map.entry("siu-s13", SCHEDULED),
            Map.entry("siu-s15", SCHEDULED),
            Map.entry("siu-s26", SCHEDULED),
            Map.entry("oru-r01", ACCEPTED),
            Map.entry("mdm-t02", ACCEPTED));

    /** One sample with those of the other triggers about the same patient. */
    record Case(String trigger, int index) {

        V2Sample sample(String of) {
            String own = trigger.replace("-", "");
            V2Sample sample = of(of).with("SYN-V2", "SYN-" + own);
            String id = "V2-"
                    + (of.startsWith("ref") || of.startsWith("adt") ? of.substring(4) : of).toUpperCase(Locale.ROOT);
            return sample.with(id, id + "-" + own);
        }

        /** Samples beyond those that every trigger has are of the first patient again. */
        private V2Sample of(String of) {
            List<V2Sample> samples = V2Sample.of(of);
            return samples.get(of.equals(trigger) ? index : index % 5);
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
        assertThat(ack.field("ERR", 4)).as(ack.text()).isIn("", "I");
        if (!about.trigger().equals("adt-a40")) {
            assertThat(ack.text()).doesNotContain("PARKED", "TRANSITION_WAITS");
        }
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
