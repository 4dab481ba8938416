package care.sij.exchange.hl7v2;

import java.util.ArrayList;
import java.util.List;

/**
 * Which acknowledgements a message is given (HL7 v2.5.1, 2.9.2 and 2.9.3): one in original mode; in enhanced mode,
 * which MSH-15 or MSH-16 ask for, an accept acknowledgement and, of what is kept, an application acknowledgement.
 */
record Acknowledging(String accept, String application) {

    private static final int ACCEPT = 15;
    private static final int APPLICATION = 16;

    static Acknowledging of(V2Segment header) {
        return new Acknowledging(header.text(ACCEPT), header.text(APPLICATION));
    }

    /** The codes (MSA-1), in their order. */
    List<String> codes(Verdict verdict) {
        if (accept.isEmpty() && application.isEmpty()) {
            return List.of(verdict.application());
        }
        List<String> codes = new ArrayList<>();
        boolean answered = wanted(accept, verdict.isKept());
        if (answered) {
            codes.add(verdict.commit());
        }
        if ((verdict.isKept() || !answered) && wanted(application, verdict == Verdict.TAKEN)) {
            codes.add(verdict.application());
        }
        return codes;
    }

    /** Table 0155. */
    private static boolean wanted(String condition, boolean success) {
        return switch (condition) {
            case "AL" -> true;
            case "SU" -> success;
            case "ER" -> !success;
            default -> false;
        };
    }
}
