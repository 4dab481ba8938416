package care.sij.exchange.hl7v2;

import ca.uhn.hl7v2.parser.DefaultEscaping;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import java.nio.charset.Charset;
import java.util.HexFormat;

/**
 * Escape sequences (HL7 v2.5.1, 2.7), each read once from left to right, so that an escaped backslash never begins
 * another one: delimiters and bytes become what they stand for, line breaks become line breaks, highlighting is left
 * out, and what is not known stays as it is written.
 */
final class V2Escapes implements Escaping {

    private static final Escaping PLAIN = new DefaultEscaping();
    private static final int LONGEST_SPACING = 100;

    private final Charset charset;

    V2Escapes(Charset charset) {
        this.charset = charset;
    }

    @Override
    public String escape(String text, EncodingCharacters delimiters) {
        return PLAIN.escape(text, delimiters);
    }

    @Override
    public String unescape(String text, EncodingCharacters delimiters) {
        char escape = delimiters.getEscapeCharacter();
        if (text.indexOf(escape) < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int opening = text.indexOf(escape, at);
            int closing = opening < 0 ? -1 : text.indexOf(escape, opening + 1);
            if (closing < 0) {
                return plain.append(text, at, text.length()).toString();
            }
            plain.append(text, at, opening).append(meant(text.substring(opening, closing + 1), delimiters));
            at = closing + 1;
        }
        return plain.toString();
    }

    private String meant(String sequence, EncodingCharacters delimiters) {
        String inner = sequence.substring(1, sequence.length() - 1);
        return switch (inner) {
            case "F" -> String.valueOf(delimiters.getFieldSeparator());
            case "S" -> String.valueOf(delimiters.getComponentSeparator());
            case "T" -> String.valueOf(delimiters.getSubcomponentSeparator());
            case "R" -> String.valueOf(delimiters.getRepetitionSeparator());
            case "E" -> String.valueOf(delimiters.getEscapeCharacter());
            case "H", "N", ".fi", ".nf" -> "";
            case ".br", ".ce" -> "\n";
            default -> counted(inner, sequence);
        };
    }

    private String counted(String inner, String sequence) {
        if (inner.matches("X([0-9A-Fa-f]{2})+")) {
            return new String(HexFormat.of().parseHex(inner.substring(1)), charset).replace("\r", "\n");
        }
        if (inner.matches("\\.sp[+]?[0-9]{0,3}")) {
            return "\n".repeat(spacing(inner, ".sp"));
        }
        if (inner.matches("\\.sk[+]?[0-9]{0,3}")) {
            return " ".repeat(spacing(inner, ".sk"));
        }
        return inner.matches("\\.(in|ti)[+-]?[0-9]{0,3}|[CM]([0-9A-Fa-f]{2})+") ? "" : sequence;
    }

    private static int spacing(String inner, String command) {
        String count = inner.substring(command.length()).replace("+", "");
        return count.isEmpty() ? 1 : Math.min(Integer.parseInt(count), LONGEST_SPACING);
    }
}
