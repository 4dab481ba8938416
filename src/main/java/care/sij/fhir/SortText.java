package care.sij.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Values as texts whose order by character code is the order of the values. */
final class SortText {

    private static final int MOST_CHARACTERS = 100;
    private static final BigDecimal SHIFT = BigDecimal.TEN.pow(18);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private SortText() {}

    static String of(Instant instant) {
        return INSTANT.format(instant);
    }

    /** Nineteen digits before the point and six after, moved up so that none is negative. */
    static String of(BigDecimal number) {
        BigDecimal within = number.max(SHIFT.negate()).min(SHIFT);
        String digits = within.add(SHIFT).setScale(6, RoundingMode.HALF_UP).toPlainString();
        return "0".repeat(26 - digits.length()) + digits;
    }

    static String of(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }
}
