package care.sij.exchange.hl7v2;

import care.sij.support.WholeService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A partner's interface engine at the other end of the line. */
final class MllpSender implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Socket socket;

    private MllpSender(Socket socket) {
        this.socket = socket;
    }

    /** What came back as acknowledgement. */
    record Ack(String text) {

        /** MSA-1. */
        String code() {
            return field("MSA", 1);
        }

        /** A field of the first segment of a name; empty when there is none. */
        String field(String segment, int position) {
            String separator = text.substring(3, 4);
            return text.lines()
                    .filter(line -> line.startsWith(segment + separator))
                    .findFirst()
                    .map(line -> line.split(Pattern.quote(separator), -1))
                    .filter(fields -> fields.length > position)
                    .map(fields -> fields[position])
                    .orElse("");
        }

        List<String> errors() {
            return text.lines().filter(line -> line.startsWith("ERR")).toList();
        }
    }

    static MllpSender of(String partner) {
        try {
            int port = WholeService.bean(MllpListeners.class).port(partner).orElseThrow();
            Socket socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return new MllpSender(socket);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    /** Sends one message on a connection of its own. */
    static Ack send(String partner, V2Sample message) {
        try (MllpSender sender = of(partner)) {
            return sender.send(message);
        }
    }

    Ack send(V2Sample message) {
        write(framed(message.bytes()));
        return read();
    }

    void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The next acknowledgement. */
    Ack read() {
        ByteArrayOutputStream come = new ByteArrayOutputStream();
        for (int next = next(); next != 0x1C; next = next()) {
            if (next < 0) {
                throw new AssertionError("closed after " + come.size() + " bytes");
            }
            if (next != 0x0B) {
                come.write(next);
            }
        }
        next();
        return new Ack(come.toString(StandardCharsets.ISO_8859_1));
    }

    /** The next byte; -1 when the other end has closed. */
    int next() {
        try {
            return socket.getInputStream().read();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static byte[] framed(byte[] message) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x0B);
        frame.writeBytes(message);
        frame.write(0x1C);
        frame.write(0x0D);
        return frame.toByteArray();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
