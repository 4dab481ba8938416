package care.sij.api.bulk;

import care.sij.record.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Resources as lines, each one JSON text (ndjson 1.0.0). */
final class Ndjson {

    private Ndjson() {}

    /** The lines, compressed. */
    static Bytes of(List<Bytes> resources) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream lines = new GZIPOutputStream(compressed)) {
            for (Bytes resource : resources) {
                lines.write(line(resource.toArray()));
                lines.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory is written to", e);
        }
        return Bytes.of(compressed.toByteArray());
    }

    /** How many bytes the lines are: the last field of the compressed ones (RFC 1952 section 2.3.1, ISIZE). */
    static long length(Bytes compressed) {
        byte[] content = compressed.toArray();
        return Integer.toUnsignedLong(ByteBuffer.wrap(content, content.length - Integer.BYTES, Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt());
    }

    /** The lines again, each as one resource. */
    static List<Bytes> lines(Bytes compressed) {
        try (InputStream lines = new GZIPInputStream(compressed.open())) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Bytes::utf8)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("memory is read from", e);
        }
    }

    /** Between the tokens of JSON a line break is white space like another, and within them there is none. */
    private static byte[] line(byte[] json) {
        for (int at = 0; at < json.length; at++) {
            if (json[at] == '\n' || json[at] == '\r') {
                json[at] = ' ';
            }
        }
        return json;
    }
}
