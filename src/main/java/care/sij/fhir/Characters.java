package care.sij.fhir;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which characters a body may hold: those that JSON, XML and the database can all carry. */
final class Characters {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Characters() {}

    /** The text of strict UTF-8 without a byte-order mark (RFC 8259 section 8.1), else empty. */
    static Optional<String> utf8(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** Whether all are characters of XML 1.0 (section 2.2): no NUL, no controls, no unpaired surrogates. */
    static boolean legal(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            char c = text[i];
            if (c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= '\uFFFE') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < offset + length
                        && Character.isLowSurrogate(text[i + 1]);
                if (!paired) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
