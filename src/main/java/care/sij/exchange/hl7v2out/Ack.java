package care.sij.exchange.hl7v2out;

import care.sij.record.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An acknowledgement, whatever message type it claims to be.
 *
 * @param code MSA-1
 * @param controlId MSA-2, the message that it acknowledges
 * @param error the first code that it gives of what is wrong (table 0357): of ERR-3, else of ERR-1.4, else of MSA-6
 * @param content as it came
 */
record Ack(String code, String controlId, Optional<String> error, Bytes content) {

    private static final List<String> CODES = List.of("AA", "AE", "AR", "CA", "CE", "CR");
    private static final int FEWEST = 8;

    /** Empty when it is none. */
    static Optional<Ack> read(Bytes content) {
        String text = new String(content.toArray(), StandardCharsets.ISO_8859_1);
        if (!text.startsWith("MSH") || text.length() < FEWEST) {
            return Optional.empty();
        }
        String field = Pattern.quote(text.substring(3, 4));
        String component = Pattern.quote(text.substring(4, 5));
        List<String[]> segments =
                text.lines().map(line -> line.split(field, -1)).toList();
        return segments.stream()
                .filter(segment -> segment[0].equals("MSA") && segment.length > 2)
                .filter(msa -> CODES.contains(msa[1].strip()))
                .findFirst()
                .map(msa -> new Ack(msa[1].strip(), msa[2].strip(), error(segments, msa, component), content));
    }

    private static Optional<String> error(List<String[]> segments, String[] msa, String component) {
        Stream<String> told = segments.stream()
                .filter(segment -> segment[0].equals("ERR"))
                .flatMap(err -> Stream.of(part(err, 3, component, 1), part(err, 1, component, 4)));
        return Stream.concat(told, Stream.of(part(msa, 6, component, 1)))
                .filter(code -> code.matches("\\d{1,3}"))
                .findFirst();
    }

    private static String part(String[] segment, int field, String component, int number) {
        if (segment.length <= field) {
            return "";
        }
        String[] parts = segment[field].split(component, -1);
        return parts.length < number ? "" : parts[number - 1].split("&", 2)[0].strip();
    }

    boolean isOfAcceptance() {
        return code.startsWith("C");
    }

    boolean isPositive() {
        return code.endsWith("A");
    }
}
