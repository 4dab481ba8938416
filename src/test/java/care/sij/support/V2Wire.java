package care.sij.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The receiver's end of one MLLP connection, for well-behaved and other answers. */
public final class V2Wire {

    private static final int BEGIN = 0x0B;
    private static final int END = 0x1C;
    private static final int RETURN = 0x0D;

    private final Socket socket;
    private final InputStream in;

    V2Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** The next message; empty when the sender has closed. */
    String next() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read == END) {
                return in.read() == RETURN ? message.toString(StandardCharsets.UTF_8) : "";
            }
            if (read != BEGIN) {
                message.write(read);
            }
        }
        return "";
    }

    /** Sends an acknowledgement in a frame. */
    public void ack(String text) throws IOException {
        send((char) BEGIN + text + (char) END + (char) RETURN);
    }

    /** Sends this as it is. */
    public void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Breaks the connection without a farewell. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Ends the connection. */
    public void close() throws IOException {
        socket.close();
    }
}
