package care.sij.support;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection that sends what no decent HTTP client would. */
public final class RawConnection implements AutoCloseable {

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    public static RawConnection open(String baseUrl, Duration patience) throws IOException {
        URI address = URI.create(baseUrl);
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout((int) patience.toMillis());
        return new RawConnection(socket);
    }

    public RawConnection write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** All that comes until the other end closes. */
    public String read() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What comes until a text has come; the other end may stay open. */
    public String readUntil(String text) throws IOException {
        StringBuilder come = new StringBuilder();
        byte[] part = new byte[1024];
        while (come.indexOf(text) < 0) {
            int count = socket.getInputStream().read(part);
            if (count < 0) {
                throw new IOException("closed after: " + come);
            }
            come.append(new String(part, 0, count, StandardCharsets.UTF_8));
        }
        return come.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
