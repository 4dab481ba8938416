package care.sij.exchange.hl7v2out;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.Binding;
import care.sij.partner.Binding.Acknowledgements;
import care.sij.partner.Delivery;
import care.sij.record.Bytes;
import care.sij.support.SimulatedV2Hospital;
import care.sij.support.V2Behaviour;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** The line to a receiver that is a real socket, and how it holds when that misbehaves. */
class MllpLineTest {

    private static final Duration WITHIN = Duration.ofMillis(700);

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final SimulatedV2Hospital hospital = SimulatedV2Hospital.start();
    private final MllpLine line = new MllpLine(new LineSockets(new DefaultSslBundleRegistry()), watch);

    @AfterEach
    void close() {
        line.close();
        hospital.close();
        watch.shutdownNow();
    }

    @Test
    void keepsOneConnection() {
        for (String id : List.of("M1", "M2", "M3")) {
            assertThat(send(id, Acknowledgements.ORIGINAL)).isEqualTo("AA of " + id);
        }
        assertThat(hospital.connections()).isEqualTo(1);
        assertThat(hospital.messages("MSH")).hasSize(3);
    }

    @Test
    void connectsAnewWhenTheOtherEndHasHungUp() {
        assertThat(send("M1", Acknowledgements.ORIGINAL)).isEqualTo("AA of M1");
        hospital.hangUp();

        assertThat(send("M2", Acknowledgements.ORIGINAL)).isEqualTo("AA of M2");
        assertThat(hospital.connections()).isEqualTo(2);
    }

    static Stream<Arguments> behaviours() {
        String cut = "\u000BMSH|^~\\&|EHR";
        return Stream.of(
                Arguments.of("a reset", V2Behaviour.resets(), "Broken"),
                Arguments.of("half an acknowledgement and the end", V2Behaviour.halfAnAck(), "Broken"),
                Arguments.of("silence", V2Behaviour.isSilent(), "Silence"),
                Arguments.of("half an acknowledgement and silence", V2Behaviour.says(cut), "Silence"),
                Arguments.of("another message's", V2Behaviour.acksAnother(), "Unintelligible"),
                Arguments.of("no acknowledgement", V2Behaviour.says("\u000B<html/>\u001C\r"), "Unintelligible"),
                Arguments.of("what is in no frame", V2Behaviour.says("<html/>"), "Silence"),
                Arguments.of("a refusal", V2Behaviour.nak("AE", "101"), "AE of M1"),
                Arguments.of("two at once", V2Behaviour.takesTwice(), "AA of M1"),
                Arguments.of("another's and its own at once", otherAndOwn(), "AA of M1"));
    }

    private static V2Behaviour otherAndOwn() {
        return (message, wire) -> {
            String other = V2Behaviour.ack(message.replace("M1", "M0"), "AE");
            wire.send("\u000B" + other + "\u001C\r\u000B" + V2Behaviour.ack(message, "AA") + "\u001C\r");
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("behaviours")
    void readsWhatComesBackAndTakesNothingOfItForTheNext(String what, V2Behaviour behaviour, String heard) {
        hospital.answersFirst("|M1|", behaviour);

        assertThat(send("M1", Acknowledgements.ORIGINAL)).as(what).isEqualTo(heard);
        assertThat(send("M2", Acknowledgements.ORIGINAL)).as(what).isEqualTo("AA of M2");
    }

    @Test
    void reachesNobodyWhereNobodyListens() {
        hospital.close();

        assertThat(send("M1", Acknowledgements.ORIGINAL)).isEqualTo("Unreached");
    }

    static Stream<Arguments> modes() {
        V2Behaviour both = (message, wire) -> {
            wire.ack(V2Behaviour.ack(message, "CA"));
            wire.ack(V2Behaviour.ack(message, "AA"));
        };
        V2Behaviour keptThenRefused = (message, wire) -> {
            wire.ack(V2Behaviour.ack(message, "CA"));
            wire.ack(V2Behaviour.ack(message, "AE"));
        };
        return Stream.of(
                Arguments.of(Acknowledgements.ACCEPT, V2Behaviour.code("CA"), "CA of M1"),
                Arguments.of(Acknowledgements.ACCEPT, V2Behaviour.code("CR"), "CR of M1"),
                Arguments.of(Acknowledgements.ACCEPT_AND_APPLICATION, both, "AA of M1"),
                Arguments.of(Acknowledgements.ACCEPT_AND_APPLICATION, keptThenRefused, "AE of M1"),
                Arguments.of(Acknowledgements.ACCEPT_AND_APPLICATION, V2Behaviour.code("CE"), "CE of M1"),
                Arguments.of(Acknowledgements.ACCEPT_AND_APPLICATION, V2Behaviour.code("CA"), "Kept"),
                Arguments.of(Acknowledgements.ACCEPT_AND_APPLICATION, V2Behaviour.code("AA"), "AA of M1"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("modes")
    void waitsForWhatItAskedFor(Acknowledgements asked, V2Behaviour behaviour, String heard) {
        hospital.answersFirst("|M1|", behaviour);

        assertThat(send("M1", asked)).isEqualTo(heard);
    }

    private String send(String id, Acknowledgements asked) {
        Heard heard = line.send(new V2Out("RRI^I12", id, Bytes.utf8(text(id))), delivery(), asked, WITHIN);
        return heard instanceof Heard.Acknowledged acknowledged
                ? acknowledged.ack().code() + " of " + acknowledged.ack().controlId()
                : heard.getClass().getSimpleName();
    }

    private static String text(String id) {
        return "MSH|^~\\&|SIJ|SIJ|EHR|H|20260101||RRI^I12^RRI_I12|" + id + "|P|2.5.1\r";
    }

    private Delivery delivery() {
        return new Delivery(
                URI.create(hospital.endpoint()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Binding.ProcessMessage());
    }
}
