package care.sij.exchange.hl7v2out;

import care.sij.exchange.hl7v2.MllpFrames;
import care.sij.partner.Delivery;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * A connection to a partner's listener.
 *
 * @param delivery as it was when it was opened
 * @param raw the socket below TLS: closing it ends whatever is waited for
 */
public record LineConnection(Delivery delivery, Socket raw, Socket socket, InputStream in, MllpFrames frames) {

    private static final int LARGEST_ACK = 1024 * 1024;

    static LineConnection of(Delivery delivery, Socket raw, Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        return new LineConnection(delivery, raw, socket, in, new MllpFrames(in, LARGEST_ACK, () -> {}));
    }

    /** Whether the other end has not closed it, as far as is known. */
    boolean isAlive() {
        try {
            socket.setSoTimeout(1);
            in.mark(1);
            boolean ended = in.read() < 0;
            in.reset();
            socket.setSoTimeout(0);
            return !ended;
        } catch (SocketTimeoutException quiet) {
            return isQuiet();
        } catch (IOException broken) {
            return false;
        }
    }

    private boolean isQuiet() {
        try {
            socket.setSoTimeout(0);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }
}
