package care.sij.exchange.message;

import care.sij.exchange.facts.Rule;
import care.sij.fhir.FhirFormat;
import care.sij.fhir.ParseLimits;
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
import org.springframework.stereotype.Component;

/** The body of a message: plain JSON or XML, and as much of it as is allowed, in the time that is allowed. */
@Component
class MessageBody {

    /** The connector's timeout is for silence; a sender that trickles is never silent. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int CHUNK = 64 * 1024;

    private final Clock clock;

    MessageBody(Clock clock) {
        this.clock = clock;
    }

    /**
     * The bytes, of a body that is too large one more than allowed, so that the parser can tell; JSON when the sender
     * does not say what it is.
     *
     * @throws RequestRefused when it is not of a kind that is read here, or does not arrive whole and in time
     */
    ReceivedBody read(HttpServletRequest request) {
        FhirFormat format = Optional.ofNullable(request.getContentType())
                .map(MessageBody::format)
                .orElse(FhirFormat.JSON);
        requirePlain(Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING)));
        try {
            return new ReceivedBody(format, read(request.getInputStream()));
        } catch (IOException interrupted) {
            throw incomplete();
        }
    }

    private Bytes read(InputStream from) throws IOException {
        Instant end = clock.instant().plus(LONGEST);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int left = ParseLimits.MESSAGE.bytes() + 1;
        for (int count = from.read(chunk, 0, Math.min(CHUNK, left));
                count > 0;
                count = from.read(chunk, 0, Math.min(CHUNK, left))) {
            body.write(chunk, 0, count);
            left -= count;
            if (clock.instant().isAfter(end)) {
                throw incomplete();
            }
        }
        return Bytes.of(body.toByteArray());
    }

    private static FhirFormat format(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            String charset = Optional.ofNullable(type.getParameter("charset")).orElse("UTF-8");
            if (charset.replace("\"", "").equalsIgnoreCase("UTF-8")) {
                return FhirFormat.of(type.getType() + "/" + type.getSubtype()).orElseThrow(MessageBody::unsupported);
            }
        } catch (InvalidMediaTypeException unreadable) {
            throw unsupported();
        }
        throw unsupported();
    }

    private static RequestRefused unsupported() {
        return new RequestRefused(
                Rule.UNSUPPORTED_BODY,
                "Bundle",
                "Messages are taken as JSON or XML in UTF-8. Send `Content-Type: application/fhir+json` or "
                        + "`application/fhir+xml`.");
    }

    /** Unpacking what a sender packed would let a small body fill the memory. */
    private static void requirePlain(Optional<String> encoding) {
        if (encoding.filter(value -> !value.strip().equalsIgnoreCase("identity"))
                .isPresent()) {
            throw new RequestRefused(
                    Rule.UNSUPPORTED_BODY,
                    "Bundle",
                    "Compressed bodies are not taken. Send the message without Content-Encoding.");
        }
    }

    private static RequestRefused incomplete() {
        return new RequestRefused(
                Rule.BODY_INCOMPLETE,
                "Bundle",
                "The body did not arrive whole within " + LONGEST.toSeconds()
                        + " seconds. Send it again; if that happens often, look at the line.");
    }
}
