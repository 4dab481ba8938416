package care.sij.exchange.hl7v2;

import care.sij.record.Bytes;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message as it came, its segments in their order.
 *
 * @param raw its bytes
 * @param charset how they are encoded
 */
record V2Message(Bytes raw, Charset charset, List<V2Segment> segments) {

    V2Message {
        segments = List.copyOf(segments);
    }

    V2Segment header() {
        return segments.get(0);
    }

    Stream<V2Segment> all(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name));
    }

    Optional<V2Segment> first(String name) {
        return all(name).findFirst();
    }

    /** Those of a name that follow a segment directly, as notes do. */
    List<V2Segment> following(V2Segment segment, String name) {
        return segments.stream()
                .skip(segments.indexOf(segment) + 1L)
                .takeWhile(next -> next.name().equals(name))
                .toList();
    }

    /** The last one of a name before a segment. */
    Optional<V2Segment> before(V2Segment segment, String name) {
        return segments.stream()
                .takeWhile(earlier -> !earlier.equals(segment))
                .filter(earlier -> earlier.name().equals(name))
                .reduce((earlier, later) -> later);
    }
}
