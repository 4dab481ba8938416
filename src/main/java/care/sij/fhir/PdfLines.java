package care.sij.fhir;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** A text broken into lines of at most a width, at spaces where there are any. */
final class PdfLines {

    private static final String CONTINUED = "    ";
    private static final float PER_EM = 1_000;

    private final PDFont font;
    private final float width;

    /** @param width in ems */
    PdfLines(PDFont font, float width) {
        this.font = font;
        this.width = width;
    }

    List<String> of(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String rest = writable(line);
            String indent = "";
            int end = fitting(indent + rest) - indent.length();
            while (end < rest.length()) {
                int space = rest.lastIndexOf(' ', end);
                int cut = space > 0 && !rest.substring(0, space).isBlank() ? space : end;
                lines.add(indent + rest.substring(0, cut));
                rest = rest.substring(cut).stripLeading();
                indent = CONTINUED;
                end = fitting(indent + rest) - indent.length();
            }
            lines.add(indent + rest);
        }
        return lines;
    }

    /** How much of a line fits, at least something beside the indent. */
    private int fitting(String line) throws IOException {
        float used = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            used += font.getStringWidth(Character.toString(line.codePointAt(at))) / PER_EM;
            if (used > width && at > CONTINUED.length()) {
                return at;
            }
        }
        return line.length();
    }

    private String writable(String line) {
        return line.codePoints().mapToObj(this::glyph).collect(Collectors.joining());
    }

    private String glyph(int character) {
        String text = character == '\t' ? " " : Character.toString(character);
        try {
            font.encode(text);
            return text;
        } catch (IOException | IllegalArgumentException none) {
            return "?";
        }
    }
}
