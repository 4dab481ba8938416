package care.sij.exchange.hl7v2out;

import java.util.List;
import org.hl7.fhir.r4.model.Quantity;

/** A quantity in OBX-5: a number (NM), or a structured one (SN) when it is told with a comparator. */
final class Quantities {

    private Quantities() {}

    /** OBX-2. */
    static String type(Quantity quantity) {
        return quantity.getComparator() == null ? "NM" : "SN";
    }

    /** Components of OBX-5; none when it has no value. */
    static List<String> value(Quantity quantity) {
        if (quantity.getValue() == null) {
            return List.of();
        }
        String number = quantity.getValue().toPlainString();
        return quantity.getComparator() == null
                ? List.of(number)
                : List.of(quantity.getComparator().toCode(), number);
    }
}
