package care.sij.exchange.hl7v2;

import care.sij.record.Bytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One connection: each message is answered before the next one is read. */
final class MllpConnection {

    /** Longest silence within a message. */
    private static final Duration WITHIN_A_MESSAGE = Duration.ofSeconds(30);

    private final Socket socket;
    private final int largest;
    private final Duration silence;
    private final Function<MllpFrames.Frame, List<Bytes>> answers;

    MllpConnection(Socket socket, int largest, Duration silence, Function<MllpFrames.Frame, List<Bytes>> answers) {
        this.socket = socket;
        this.largest = largest;
        this.silence = silence;
        this.answers = answers;
    }

    /** Serves until the other end closes or is silent for too long; closes then. */
    void serve() throws IOException {
        try (socket) {
            MllpFrames frames = new MllpFrames(
                    new BufferedInputStream(socket.getInputStream()), largest, () -> await(WITHIN_A_MESSAGE));
            await(silence);
            for (Optional<MllpFrames.Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                for (Bytes answer : answers.apply(frame.get())) {
                    socket.getOutputStream().write(MllpFrames.framed(answer));
                    socket.getOutputStream().flush();
                }
                await(silence);
            }
        }
    }

    private void await(Duration longest) throws IOException {
        socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, longest.toMillis()));
    }
}
