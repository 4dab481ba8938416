package care.sij.exchange.trial;

import care.sij.exchange.hl7v2out.LineSockets;
import care.sij.partner.Delivery;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Opens a connection to a partner's HL7 v2 listener, and ends it. */
@Component
class LineTrial {

    private static final Duration HANDSHAKE = Duration.ofSeconds(5);

    private final LineSockets sockets;

    LineTrial(LineSockets sockets) {
        this.sockets = sockets;
    }

    boolean opens(Delivery delivery) {
        try (Socket raw = sockets.connect(delivery)) {
            raw.setSoTimeout((int) HANDSHAKE.toMillis());
            return sockets.on(raw, delivery).socket().isConnected();
        } catch (IOException | RuntimeException failed) {
            return false;
        }
    }
}
