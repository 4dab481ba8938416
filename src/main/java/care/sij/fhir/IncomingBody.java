package care.sij.fhir;

import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The body of a request: plain JSON or XML in UTF-8, as much of it as is allowed, in the time that is allowed.
 *
 * @param bytes of a body that is too large one more than allowed, so that the parser can tell
 */
public record IncomingBody(FhirFormat format, Bytes bytes) {

    /** The connector's timeout is for silence; a sender that trickles is never silent. */
    private static final Duration LONGEST_MESSAGE = Duration.ofMinutes(1);

    private static final int CHUNK = 64 * 1024;

    /** Why a body is not taken. */
    public enum Fault {
        /** Neither JSON nor XML, or not in UTF-8. */
        UNSUPPORTED_TYPE,
        /** Packed: unpacking what a sender packed would let a small body fill the memory. */
        COMPRESSED,
        /** It did not arrive whole and in time. */
        INCOMPLETE
    }

    /** A body is not taken. */
    public static final class NotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        private final Fault fault;

        NotTaken(Fault fault) {
            super(fault.name(), null, false, false);
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    /** How long a body of the size allowed may take. */
    public static Duration longest(ParseLimits limits) {
        return LONGEST_MESSAGE.multipliedBy(Math.max(1, limits.bytes() / ParseLimits.MESSAGE.bytes()));
    }

    /**
     * Reads the body into its place; it is JSON when the sender does not say what it is. One that does not say how
     * large it is, and is not small, takes as much room as is allowed.
     *
     * @throws BodyRoom.Full when there is no room for it; what the sender has sent is read to its end and forgotten,
     *     since a sender that is cut off gets no answer
     */
    public static IncomingBody of(HttpServletRequest request, ParseLimits limits, Clock clock, BodyRoom.Place place)
            throws NotTaken {
        Optional<String> contentType = Optional.ofNullable(request.getContentType());
        FhirFormat format = contentType.isEmpty()
                ? FhirFormat.JSON
                : contentType.flatMap(IncomingBody::format).orElseThrow(() -> new NotTaken(Fault.UNSUPPORTED_TYPE));
        return new IncomingBody(format, bytes(request, limits, clock, place));
    }

    /** The same of a body whose type the caller has looked at. */
    public static Bytes bytes(HttpServletRequest request, ParseLimits limits, Clock clock, BodyRoom.Place place)
            throws NotTaken {
        boolean packed = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                .filter(value -> !value.strip().equalsIgnoreCase("identity"))
                .isPresent();
        if (packed) {
            throw new NotTaken(Fault.COMPRESSED);
        }
        try {
            Arriving arriving = new Arriving(request.getInputStream(), limits, clock);
            try {
                Bytes body = arriving.into(place, request.getContentLengthLong());
                place.take(body);
                return body;
            } catch (BodyRoom.Full full) {
                arriving.forget();
                throw full;
            }
        } catch (IOException interrupted) {
            throw new NotTaken(Fault.INCOMPLETE);
        }
    }

    /** A body on its way: as much as is allowed, in the time that is allowed. Waiting for room takes none of it. */
    private static final class Arriving {

        private final InputStream from;
        private final Clock clock;
        private final byte[] chunk = new byte[CHUNK];
        private Duration time;
        private int left;

        Arriving(InputStream from, ParseLimits limits, Clock clock) {
            this.from = from;
            this.clock = clock;
            this.time = longest(limits);
            this.left = limits.bytes() + 1;
        }

        Bytes into(BodyRoom.Place place, long length) throws IOException, NotTaken {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            int most = left;
            boolean small = length < 0 && endsWithin(BodyRoom.SMALL, body);
            if (!small) {
                place.take(length < 0 ? most : Math.min(length, most));
                endsWithin(left, body);
            }
            return Bytes.of(body.toByteArray());
        }

        /** Reads on to the end, to the limit or until the time is over. */
        void forget() throws IOException, NotTaken {
            endsWithin(left, OutputStream.nullOutputStream());
        }

        /** Reads so many bytes; whether the body ended before. */
        private boolean endsWithin(int most, OutputStream into) throws IOException, NotTaken {
            Instant begin = clock.instant();
            for (int wanted = most; wanted > 0; ) {
                int count = from.read(chunk, 0, Math.min(CHUNK, wanted));
                if (count <= 0) {
                    return true;
                }
                into.write(chunk, 0, count);
                left -= count;
                wanted -= count;
                if (clock.instant().isAfter(begin.plus(time))) {
                    throw new NotTaken(Fault.INCOMPLETE);
                }
            }
            time = time.minus(Duration.between(begin, clock.instant()));
            return false;
        }
    }

    private static Optional<FhirFormat> format(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            String charset = Optional.ofNullable(type.getParameter("charset")).orElse("UTF-8");
            return charset.replace("\"", "").equalsIgnoreCase("UTF-8")
                    ? FhirFormat.of(type.getType() + "/" + type.getSubtype())
                    : Optional.empty();
        } catch (InvalidMediaTypeException unreadable) {
            return Optional.empty();
        }
    }
}
