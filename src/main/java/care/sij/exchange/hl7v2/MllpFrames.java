package care.sij.exchange.hl7v2;

import care.sij.record.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The frames of a stream (HL7 MLLP release 1): 0x0B, the message, 0x1C 0x0D. What lies between frames is passed over; a
 * frame in which another one begins was given up by its sender and is passed over too.
 */
public final class MllpFrames {

    static final int BEGIN = 0x0B;
    static final int END = 0x1C;
    static final int RETURN = 0x0D;

    private static final int NOTHING_MORE = -1;

    /** Enough of a message that is too large to answer it. */
    private static final int KEPT_OF_TOO_LARGE = 4096;

    /** How many times the largest frame is read away before the connection is given up. */
    private static final int PATIENCE_WITH_TOO_LARGE = 4;

    /** Told as soon as a frame begins. */
    public interface Begun {
        void frameBegan() throws IOException;
    }

    /**
     * What was framed.
     *
     * @param content the message; its beginning when it is too large
     */
    public record Frame(Bytes content, Size size) {}

    /** Whether it is whole. */
    public enum Size {
        WHOLE,
        TOO_LARGE
    }

    private final InputStream in;
    private final int largest;
    private final Begun begun;

    public MllpFrames(InputStream in, int largest, Begun begun) {
        this.in = in;
        this.largest = largest;
        this.begun = begun;
    }

    /** A message in its frame. */
    public static byte[] framed(Bytes message) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(BEGIN);
        frame.writeBytes(message.toArray());
        frame.write(END);
        frame.write(RETURN);
        return frame.toByteArray();
    }

    /** The next frame; empty when the stream ends before one is complete. */
    public Optional<Frame> next() throws IOException {
        for (int read = in.read(); read != NOTHING_MORE; read = in.read()) {
            if (read == BEGIN) {
                begun.frameBegan();
                return frame();
            }
        }
        return Optional.empty();
    }

    private Optional<Frame> frame() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        boolean ending = false;
        for (int read = in.read(); read != NOTHING_MORE; read = in.read()) {
            if (ending && read == RETURN) {
                return Optional.of(new Frame(Bytes.of(content.toByteArray()), Size.WHOLE));
            }
            if (ending) {
                content.write(END);
            }
            ending = read == END;
            if (read == BEGIN) {
                content.reset();
            } else if (!ending) {
                content.write(read);
            }
            if (content.size() > largest) {
                return tooLarge(content);
            }
        }
        return Optional.empty();
    }

    private Optional<Frame> tooLarge(ByteArrayOutputStream content) throws IOException {
        byte[] all = content.toByteArray();
        byte[] beginning = Arrays.copyOf(all, Math.min(all.length, KEPT_OF_TOO_LARGE));
        long patience = (long) PATIENCE_WITH_TOO_LARGE * largest;
        int last = NOTHING_MORE;
        for (long passed = 0; passed < patience; passed++) {
            int read = in.read();
            if (read == NOTHING_MORE || (last == END && read == RETURN)) {
                return Optional.of(new Frame(Bytes.of(beginning), Size.TOO_LARGE));
            }
            last = read;
        }
        return Optional.empty();
    }
}
