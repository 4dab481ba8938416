package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What lines do to frames, at a listener of the whole service: bad ones are answered or passed over, good ones not
 * lost.
 */
class FramesIT {

    private static final String SECOND = "second-hospital";
    private static final V2Sample TEST_MESSAGE = message("V2-FRAME-1", "");

    /** A message that is answered AR for its processing id, as quickly as the listener can. */
    private static V2Sample message(String id, String more) {
        String text = "MSH|^~\\&|SECOND|SECONDHOSP|SIJ||20240305||ADT^A08|" + id + "|T|2.5.1\rPID|1" + more;
        return new V2Sample(id, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void twoAtOnceAreAnsweredInTheirOrder() {
        try (MllpSender sender = MllpSender.of(SECOND)) {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(MllpSender.framed(message("V2-FRAME-A", "").bytes()));
            both.writeBytes(MllpSender.framed(message("V2-FRAME-B", "").bytes()));
            sender.write(both.toByteArray());

            assertThat(sender.read().field("MSA", 2)).isEqualTo("V2-FRAME-A");
            assertThat(sender.read().field("MSA", 2)).isEqualTo("V2-FRAME-B");
        }
    }

    @Test
    void oneInTwoHalvesIsAnswered() {
        try (MllpSender sender = MllpSender.of(SECOND)) {
            byte[] frame = MllpSender.framed(TEST_MESSAGE.bytes());
            sender.write(Arrays.copyOf(frame, 20));
            sender.write(Arrays.copyOfRange(frame, 20, frame.length));

            assertThat(sender.read().field("MSA", 2)).isEqualTo("V2-FRAME-1");
        }
    }

    @Test
    void garbageBetweenIsPassedOver() {
        try (MllpSender sender = MllpSender.of(SECOND)) {
            sender.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(sender.send(TEST_MESSAGE).code()).isEqualTo("AR");
        }
    }

    @Test
    void halfOfOneIsPassedOverWhenTheNextBegins() {
        try (MllpSender sender = MllpSender.of(SECOND)) {
            sender.write(
                    Arrays.copyOf(MllpSender.framed(message("V2-FRAME-HALF", "").bytes()), 40));

            assertThat(sender.send(TEST_MESSAGE).field("MSA", 2)).isEqualTo("V2-FRAME-1");
        }
    }

    @Test
    void halfOfOneIsNotAnsweredWhenTheConnectionEnds() {
        try (MllpSender sender = MllpSender.of(SECOND)) {
            sender.write(Arrays.copyOf(MllpSender.framed(TEST_MESSAGE.bytes()), 40));
        }
        assertThat(MllpSender.send(SECOND, TEST_MESSAGE).code()).isEqualTo("AR");
    }

    @ParameterizedTest
    @CsvSource({SECOND + ", 100", "demo-hospital, 51200"})
    void oneWithASegmentThatIsTooLargeIsRefusedAndTheNextOneTaken(String partner, int kilobytes) {
        try (MllpSender sender = MllpSender.of(partner)) {
            MllpSender.Ack tooLarge = sender.send(message("V2-FRAME-LARGE", "|".repeat(kilobytes * 1024)));

            assertThat(tooLarge.code()).isEqualTo("AR");
            assertThat(tooLarge.field("MSA", 2)).isEqualTo("V2-FRAME-LARGE");
            assertThat(tooLarge.errors()).singleElement().asString().contains("larger than is taken");
            assertThat(sender.send(TEST_MESSAGE).code()).isEqualTo("AR");
        }
    }

    @Test
    void oneThatIsNoMessageIsRefused() {
        try (MllpSender sender = MllpSender.of(SECOND)) {
            V2Sample none = new V2Sample("none", "PID|1||SYN-V2".getBytes(StandardCharsets.UTF_8));

            assertThat(sender.send(none).code()).isEqualTo("AR");
            assertThat(sender.send(TEST_MESSAGE).code()).isEqualTo("AR");
        }
    }

    @Test
    void oneOfBytesThatItsCharacterSetDoesNotHaveIsRefused() {
        V2Sample wrong = message("V2-FRAME-BYTES", "||x");
        wrong.bytes()[wrong.bytes().length - 1] = (byte) 0xFC;

        MllpSender.Ack ack = MllpSender.send(SECOND, wrong);

        assertThat(ack.code()).isEqualTo("AR");
        assertThat(ack.field("ERR", 2)).isEqualTo("MSH^1^18");
    }

    @Test
    void anAcknowledgementIsNotAcknowledged() {
        try (MllpSender sender = MllpSender.of(SECOND)) {
            String text = "MSH|^~\\&|SECOND|SECONDHOSP|SIJ||20240305||ACK^I12|X|P|2.5.1\rMSA|AA|Y";
            sender.write(MllpSender.framed(text.getBytes(StandardCharsets.UTF_8)));

            assertThat(sender.send(TEST_MESSAGE).field("MSA", 2)).isEqualTo("V2-FRAME-1");
        }
    }

    @Test
    void silenceEndsTheConnection() {
        try (MllpSender sender = MllpSender.of(SECOND)) {
            assertThat(sender.next()).isEqualTo(-1);
        }
    }
}
