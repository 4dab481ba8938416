package care.sij.exchange.hl7v2out;

import care.sij.exchange.push.Note;
import care.sij.fhir.PlainPdf;
import care.sij.partner.Binding.Hl7v2Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;

/** The content of documents: text as lines, everything else as it is, in Base64. */
final class DocumentLines {

    private final Hl7v2Line line;

    DocumentLines(Hl7v2Line line) {
        this.line = line;
    }

    /** @param code what it is, as CE */
    List<ResultLine> of(Attachment attachment, List<String> code) {
        String type = type(attachment);
        return type.equals("text/plain")
                ? text(new String(attachment.getData(), StandardCharsets.UTF_8), code)
                : List.of(encapsulated(type, attachment.getData(), code));
    }

    /** The content in one line, text too. */
    ResultLine attached(Attachment attachment, List<String> code) {
        return encapsulated(type(attachment), attachment.getData(), code);
    }

    private static String type(Attachment attachment) {
        return Optional.ofNullable(attachment.getContentType())
                .map(told -> told.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("application/octet-stream");
    }

    /** What the letter says, as a PDF. */
    List<ResultLine> rendered(Letter letter, List<String> code) {
        byte[] pdf = PlainPdf.of(Note.text(letter.bundle(), letter.event())).toArray();
        return List.of(encapsulated("application/pdf", pdf, code));
    }

    private static List<ResultLine> text(String text, List<String> code) {
        List<ResultLine> lines = new ArrayList<>();
        text.lines()
                .forEach(each -> lines.add(
                        ResultLine.of("TX", code, String.valueOf(lines.size() + 1), List.of(each), List.of())));
        return lines;
    }

    /** ED: source, type of data (table 0191), subtype (table 0291), encoding, data. */
    private ResultLine encapsulated(String type, byte[] data, List<String> code) {
        String subtype = type.substring(type.indexOf('/') + 1).toUpperCase(Locale.ROOT);
        String kind = type.startsWith("image/") ? "IM" : "AP";
        return ResultLine.of(
                "ED",
                code,
                "",
                List.of(
                        line.sender().application(),
                        kind,
                        subtype,
                        "Base64",
                        Base64.getEncoder().encodeToString(data)),
                List.of());
    }
}
