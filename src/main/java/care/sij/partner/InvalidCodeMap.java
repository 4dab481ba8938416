package care.sij.partner;

import java.util.List;
import java.util.stream.Collectors;

/** A ConceptMap that cannot be a code map; says every place that is wrong, up to a handful. */
public final class InvalidCodeMap extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_TOLD = 10;

    public InvalidCodeMap(List<String> faults) {
        super(faults.stream().limit(MOST_TOLD).collect(Collectors.joining(" ")), null, false, false);
    }

    /** Each fault in a sentence that names element, rule and remedy. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
