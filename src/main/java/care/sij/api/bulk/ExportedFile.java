package care.sij.api.bulk;

import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;

/** Writes a file as it lies compressed where the client takes that, else as lines. */
final class ExportedFile {

    private ExportedFile() {}

    /** Gives the compressed chunks of a file in their order. */
    interface Source {

        void each(Consumer<Bytes> taker);
    }

    /** What cannot be read to its end has no beginning either: nothing is written then, no header too. */
    static void write(HttpServletRequest request, HttpServletResponse response, Source source) throws IOException {
        boolean isCompressed = Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
                .anyMatch(ExportedFile::takesGzip);
        OutputStream out = response.getOutputStream();
        try {
            source.each(chunk -> write(chunk, out, isCompressed ? As.COMPRESSED : As.LINES));
        } catch (RuntimeException failure) {
            response.resetBuffer();
            throw failure;
        }
        response.setContentType("application/fhir+ndjson");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (isCompressed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
    }

    private static boolean takesGzip(String accepted) {
        return accepted.toLowerCase(Locale.ROOT).matches(".*\\bgzip(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }

    private enum As {
        COMPRESSED,
        LINES
    }

    private static void write(Bytes chunk, OutputStream out, As as) {
        try {
            if (as == As.COMPRESSED) {
                chunk.writeTo(out);
            } else {
                try (InputStream lines = new GZIPInputStream(chunk.open())) {
                    lines.transferTo(out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
