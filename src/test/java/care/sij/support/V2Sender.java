package care.sij.support;

import java.io.IOException;
import java.net.Socket;

/** A hospital's interface engine that sends HL7 v2 messages, each on a connection of its own. */
public final class V2Sender {

    private static final int PATIENCE_MILLIS = 20_000;

    private V2Sender() {}

    /**
     * The acknowledgement's code (MSA-1) for a message, or nothing when the receiver is gone.
     *
     * @throws IOException when the connection breaks
     */
    public static String send(int port, String message) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            V2Wire wire = new V2Wire(socket);
            wire.ack(message);
            return SimulatedV2Hospital.field(wire.next().replace('\r', '\n'), "MSA", 1);
        }
    }
}
