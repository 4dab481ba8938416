package care.sij.exchange.hl7v2out;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/** Times of FHIR as v2 writes them (HL7 v2.5.1, 2.A.22), as precise as they are told and with their own offset. */
final class Times {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(\\.\\d{1,4})?\\d*)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");
    private static final int OFFSET = 8;

    private Times() {}

    /** The time as DTM; empty when there is none. */
    static String of(BaseDateTimeType time) {
        String text = Optional.ofNullable(time.getValueAsString()).orElse("");
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return "";
        }
        StringBuilder written = new StringBuilder();
        for (int group = 1; group < OFFSET; group++) {
            Optional.ofNullable(parts.group(group)).ifPresent(written::append);
        }
        Optional.ofNullable(parts.group(OFFSET))
                .ifPresent(offset -> written.append(offset.equals("Z") ? "+0000" : offset.replace(":", "")));
        return written.toString();
    }

    /** The beginning of what is a time or a period. */
    static String begin(Type when) {
        if (when instanceof Period period) {
            return of(period.getStartElement());
        }
        return when instanceof BaseDateTimeType time ? of(time) : "";
    }

    /** The end of a period; empty for a time. */
    static String end(Type when) {
        return when instanceof Period period ? of(period.getEndElement()) : "";
    }
}
