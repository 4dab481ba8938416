package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.Segment;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Procedure;

/** ORC and OBR: for which referral something was done, what, when and on which side. */
final class OrderSegments {

    private final Writing writing;
    private final List<String> kind;

    OrderSegments(Writing writing, List<String> kind) {
        this.writing = writing;
        this.kind = List.copyOf(kind);
    }

    /** @param status OBR-25, table 0123 */
    void write(Segment orc, Segment obr, Optional<Procedure> procedure, String side, String status) {
        CommonSegments segments = new CommonSegments(writing);
        Optional<org.hl7.fhir.r4.model.Identifier> number =
                procedure.flatMap(done -> done.getIdentifier().stream().findFirst());
        segments.order(orc, 2, 3, number).set(1, "RE");
        Fields fields = segments.order(obr, 2, 3, number)
                .set(1, "1")
                .parts(4, kind)
                .set(22, writing.letter().writtenAt())
                .set(25, status);
        if (!side.isEmpty()) {
            fields.parts(45, List.of(side, side.equals("LT") ? "Left side" : "Right side", "HL70340"));
        }
        procedure.ifPresent(done -> fields.set(7, Times.begin(done.getPerformed()))
                .set(8, Times.end(done.getPerformed()))
                .parts(44, writing.names().coded(done.getCode())));
    }
}
