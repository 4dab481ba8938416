package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.Segment;
import care.sij.partner.Binding.Acknowledgements;
import care.sij.partner.Binding.Hl7v2Line;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes MSH (HL7 v2.5.1, 2.15.9). */
final class Headers {

    private static final String ISO = "ISO-8859-";

    private Headers() {}

    static Fields write(Segment msh, Hl7v2Line line, String controlId, String at) {
        Fields fields = Fields.of(msh)
                .set(1, "|")
                .set(2, "^~\\&")
                .set(3, line.sender().application())
                .set(4, line.sender().facility())
                .set(5, line.receiver().application())
                .set(6, line.receiver().facility())
                .set(7, at)
                .set(10, controlId)
                .set(11, line.processingId())
                .set(12, "2.5.1")
                .set(18, named(line.charset()));
        if (line.acknowledgements() != Acknowledgements.ORIGINAL) {
            boolean both = line.acknowledgements() == Acknowledgements.ACCEPT_AND_APPLICATION;
            fields.set(15, "AL").set(16, both ? "AL" : "NE");
        }
        return fields;
    }

    /** Table 0211. */
    private static String named(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return "UNICODE UTF-8";
        }
        return charset.name().startsWith(ISO) ? "8859/" + charset.name().substring(ISO.length()) : "ASCII";
    }
}
