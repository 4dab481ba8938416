package care.sij.fhir;

import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

    /** Reads the body; it is JSON when the sender does not say what it is. */
    public static IncomingBody of(HttpServletRequest request, ParseLimits limits, Clock clock) throws NotTaken {
        Optional<String> contentType = Optional.ofNullable(request.getContentType());
        FhirFormat format = contentType.isEmpty()
                ? FhirFormat.JSON
                : contentType.flatMap(IncomingBody::format).orElseThrow(() -> new NotTaken(Fault.UNSUPPORTED_TYPE));
        boolean packed = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                .filter(value -> !value.strip().equalsIgnoreCase("identity"))
                .isPresent();
        if (packed) {
            throw new NotTaken(Fault.COMPRESSED);
        }
        try {
            return new IncomingBody(format, read(request.getInputStream(), limits, clock));
        } catch (IOException interrupted) {
            throw new NotTaken(Fault.INCOMPLETE);
        }
    }

    private static Bytes read(InputStream from, ParseLimits limits, Clock clock) throws IOException, NotTaken {
        Instant end = clock.instant().plus(longest(limits));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int left = limits.bytes() + 1;
        for (int count = from.read(chunk, 0, Math.min(CHUNK, left));
                count > 0;
                count = from.read(chunk, 0, Math.min(CHUNK, left))) {
            body.write(chunk, 0, count);
            left -= count;
            if (clock.instant().isAfter(end)) {
                throw new NotTaken(Fault.INCOMPLETE);
            }
        }
        return Bytes.of(body.toByteArray());
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
