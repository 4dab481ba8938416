package care.sij.fhir;

import care.sij.record.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as a PDF (ISO 32000-1): pages of lines in a font that every reader has. What WinAnsi cannot write becomes a
 * question mark. It is no PDF/A, which would embed a font.
 */
public final class PlainPdf {

    private static final Charset WIN_ANSI = Charset.forName("windows-1252");
    private static final int COLUMNS = 90;
    private static final int ROWS = 60;

    /** Numbers of the objects before the pages: catalog, list of pages, font. */
    private static final int FIRST_PAGE = 4;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();

    private PlainPdf() {}

    public static Bytes of(String text) {
        return new PlainPdf().written(pages(wrapped(text)));
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String rest = line;
            while (rest.length() > COLUMNS) {
                int indent = rest.length() - rest.stripLeading().length();
                int space = rest.lastIndexOf(' ', COLUMNS);
                int end = space > indent ? space : COLUMNS;
                lines.add(rest.substring(0, end));
                rest = "  " + rest.substring(end).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    private static List<List<String>> pages(List<String> lines) {
        List<List<String>> pages = new ArrayList<>();
        for (int from = 0; from == 0 || from < lines.size(); from += ROWS) {
            pages.add(lines.subList(from, Math.min(from + ROWS, lines.size())));
        }
        return pages;
    }

    private Bytes written(List<List<String>> pages) {
        write("%PDF-1.4\n");
        StringBuilder kids = new StringBuilder();
        for (int page = 0; page < pages.size(); page++) {
            kids.append(FIRST_PAGE + 2 * page).append(" 0 R ");
        }
        object("<</Type/Catalog/Pages 2 0 R>>");
        object("<</Type/Pages/Kids[" + kids + "]/Count " + pages.size() + ">>");
        object("<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>");
        for (List<String> page : pages) {
            int content = places.size() + 2;
            object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents " + content
                    + " 0 R>>");
            String lines = content(page);
            object("<</Length " + lines.getBytes(WIN_ANSI).length + ">>\nstream\n" + lines + "\nendstream");
        }
        return Bytes.of(ended());
    }

    private static String content(List<String> page) {
        StringBuilder text = new StringBuilder("BT /F1 9 Tf 12 TL 60 740 Td\n");
        page.forEach(line -> text.append('(')
                .append(line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)"))
                .append(") Tj T*\n"));
        return text.append("ET").toString();
    }

    private void object(String content) {
        places.add(out.size());
        write(places.size() + " 0 obj\n" + content + "\nendobj\n");
    }

    private byte[] ended() {
        int table = out.size();
        write("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        places.forEach(place -> write(String.format("%010d 00000 n \n", place)));
        write("trailer\n<</Size " + (places.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(WIN_ANSI));
    }
}
