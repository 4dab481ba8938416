package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.Hl7v2;
import care.sij.record.Bytes;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;

class MllpListenerTest {

    private static final Hl7v2.Listener ONE_AT_ONCE =
            new Hl7v2.Listener("127.0.0.1", 0, Optional.empty(), 1024, 1, Duration.ofMinutes(1));

    @Test
    void closesTheConnectionThatIsOneTooMany() throws IOException {
        MllpListener listener = open();
        try (Socket first = connected(listener)) {
            first.getOutputStream().write(MllpSender.framed(new byte[] {'x'}));
            assertThat(first.getInputStream().read()).isEqualTo(0x0B);
            try (Socket second = connected(listener)) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            listener.close();
        }
    }

    @Test
    void closesItsConnectionsWhenItCloses() throws IOException {
        MllpListener listener = open();
        try (Socket socket = connected(listener)) {
            socket.getOutputStream().write(MllpSender.framed(new byte[] {'x'}));
            assertThat(socket.getInputStream().readNBytes(4)).containsExactly(0x0B, 'y', 0x1C, 0x0D);

            listener.close();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static MllpListener open() throws IOException {
        return MllpListener.open(
                "hospital", ONE_AT_ONCE, ServerSocketFactory.getDefault(), frame -> List.of(Bytes.utf8("y")));
    }

    private static Socket connected(MllpListener listener) throws IOException {
        Socket socket = new Socket("127.0.0.1", listener.port());
        socket.setSoTimeout(10_000);
        return socket;
    }
}
