package care.sij.exchange.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import care.sij.record.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the bytes of a message: its delimiters (MSH-1, MSH-2), its character set (MSH-18), its segments. */
final class V2Reader {

    private static final String HEADER = "MSH";
    private static final int DELIMITERS_AT = 4;
    private static final int FEWEST_DELIMITERS = 4;
    private static final int CHARSET_FIELD = 18;
    private static final V2Error.Place MSH = new V2Error.Place(HEADER, 1, 0);

    private final Charset otherwise;

    /** @param otherwise the character set of messages that do not name theirs */
    V2Reader(Charset otherwise) {
        this.otherwise = otherwise;
    }

    /**
     * The message.
     *
     * @throws V2Refused when it cannot be read as one
     */
    V2Message read(Bytes raw) {
        byte[] bytes = raw.toArray();
        String header = firstLine(new String(bytes, StandardCharsets.ISO_8859_1));
        EncodingCharacters delimiters = delimiters(header);
        Charset charset = charset(header, delimiters);
        V2Syntax syntax = new V2Syntax(delimiters, charset);
        return new V2Message(raw, charset, segments(decoded(bytes, charset), syntax));
    }

    /** The header alone, of a message that is not read any further. */
    V2Message headerOf(Bytes raw) {
        String header = firstLine(new String(raw.toArray(), StandardCharsets.ISO_8859_1));
        V2Syntax syntax = new V2Syntax(delimiters(header), StandardCharsets.ISO_8859_1);
        return new V2Message(raw, StandardCharsets.ISO_8859_1, segments(header, syntax));
    }

    private static String firstLine(String text) {
        return text.split("[\r\n]", 2)[0];
    }

    /** Version 2.7 and later name a fifth encoding character, which is not used here. */
    private static EncodingCharacters delimiters(String header) {
        int end = DELIMITERS_AT + FEWEST_DELIMITERS;
        boolean begins = header.startsWith(HEADER)
                && header.length() > end + 1
                && (header.charAt(end) == header.charAt(3) || header.charAt(end + 1) == header.charAt(3));
        if (!begins) {
            throw V2Refused.protocol(V2Error.at(
                    V2Error.Code.SEGMENT_SEQUENCE_ERROR,
                    MSH,
                    "A message begins with MSH, a field separator and four encoding characters."));
        }
        String encoding = header.substring(DELIMITERS_AT, end);
        String all = header.charAt(3) + encoding;
        if (all.chars().distinct().count() != all.length()
                || all.chars().anyMatch(character -> Character.isLetterOrDigit(character) || character < ' ')) {
            throw V2Refused.protocol(V2Error.at(
                    V2Error.Code.SEGMENT_SEQUENCE_ERROR,
                    new V2Error.Place(HEADER, 1, 2),
                    "Field separator and encoding characters are five different characters, none a letter or digit."));
        }
        return new EncodingCharacters(header.charAt(3), encoding);
    }

    private Charset charset(String header, EncodingCharacters delimiters) {
        String[] fields = header.split(Pattern.quote("" + delimiters.getFieldSeparator()), -1);
        String named = fields.length < CHARSET_FIELD ? "" : fields[CHARSET_FIELD - 1];
        String first = named.split(Pattern.quote("" + delimiters.getRepetitionSeparator()), -1)[0];
        if (first.isBlank()) {
            return otherwise;
        }
        return V2Charsets.of(first.strip())
                .orElseThrow(() -> V2Refused.protocol(V2Error.at(
                        V2Error.Code.TABLE_VALUE_NOT_FOUND,
                        new V2Error.Place(HEADER, 1, CHARSET_FIELD),
                        "The character set is not read here. Use UNICODE UTF-8, ASCII or one of 8859/1 to 8859/15.")));
    }

    private static String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherCharset) {
            throw V2Refused.protocol(V2Error.at(
                    V2Error.Code.DATA_TYPE_ERROR,
                    new V2Error.Place(HEADER, 1, CHARSET_FIELD),
                    "The message holds bytes that its character set does not have. Name the one it is written in."));
        }
    }

    private static List<V2Segment> segments(String text, V2Syntax syntax) {
        List<V2Segment> segments = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> segments.add(segment(line, syntax, numbers)));
        return segments;
    }

    private static V2Segment segment(String line, V2Syntax syntax, Map<String, Integer> numbers) {
        String separator = String.valueOf(syntax.delimiters().getFieldSeparator());
        boolean named = line.matches("(?s)[A-Z][A-Z0-9]{2}.*") && (line.length() == 3 || line.startsWith(separator, 3));
        if (!named) {
            throw V2Refused.protocol(
                    V2Error.at(
                            V2Error.Code.SEGMENT_SEQUENCE_ERROR,
                            MSH,
                            "Line "
                                    + (numbers.values().stream()
                                                    .mapToInt(Integer::intValue)
                                                    .sum()
                                            + 1)
                                    + " does not begin with the name of a segment. Write line breaks within fields as \\.br\\."));
        }
        int number = numbers.merge(line.substring(0, 3), 1, Integer::sum);
        try {
            return new V2Segment(syntax.segment(line), number, syntax);
        } catch (HL7Exception unreadable) {
            throw V2Refused.protocol(V2Error.at(
                    V2Error.Code.DATA_TYPE_ERROR,
                    new V2Error.Place(line.substring(0, 3), number, 0),
                    "The segment cannot be read."));
        }
    }
}
