package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.v251.datatype.CWE;
import ca.uhn.hl7v2.model.v251.datatype.ED;
import ca.uhn.hl7v2.model.v251.datatype.NM;
import ca.uhn.hl7v2.model.v251.datatype.SN;
import ca.uhn.hl7v2.model.v251.datatype.ST;
import ca.uhn.hl7v2.model.v251.datatype.TS;
import ca.uhn.hl7v2.model.v251.datatype.TX;
import ca.uhn.hl7v2.model.v251.segment.OBX;

/** Writes OBX. */
final class ResultSegments {

    private ResultSegments() {}

    /** @param number its number within the order or the document */
    static void write(OBX obx, int number, ResultLine line) {
        Fields.of(obx)
                .set(1, String.valueOf(number))
                .set(2, line.type())
                .parts(3, line.code())
                .set(4, line.subId())
                .type(5, value(line.type(), obx.getMessage()))
                .parts(5, line.value())
                .parts(6, line.unit())
                .set(8, line.interpretation())
                .set(11, line.status())
                .set(14, line.at());
    }

    private static Type value(String type, Message message) {
        return switch (type) {
            case "NM" -> new NM(message);
            case "SN" -> new SN(message);
            case "CWE" -> new CWE(message);
            case "TS" -> new TS(message);
            case "ST" -> new ST(message);
            case "ED" -> new ED(message);
            default -> new TX(message);
        };
    }
}
