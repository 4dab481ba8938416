package care.sij.exchange.hl7v2;

import java.util.Locale;
import java.util.Optional;

/**
 * What an ERR segment says (HL7 v2.5.1, 2.15.5).
 *
 * @param rule the same reason in the words of {@code $process-message}, e.g. SEND_NOT_VALID; empty for what is wrong
 *     with the v2 message itself
 * @param place where; empty when the whole message is meant
 * @param text what and what to do; never a value of the message
 */
record V2Error(Severity severity, Code code, String rule, Optional<Place> place, String text) {

    /** A segment by name and its number among those of its name, and a field of it, 0 for the whole segment. */
    record Place(String segment, int number, int field) {

        static Place of(V2Segment segment, int field) {
            return new Place(segment.name(), segment.number(), field);
        }
    }

    /** Table 0516. */
    enum Severity {
        ERROR("E"),
        WARNING("W"),
        INFORMATION("I");

        private final String letter;

        Severity(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }
    }

    /** Table 0357. */
    enum Code {
        MESSAGE_ACCEPTED("0"),
        SEGMENT_SEQUENCE_ERROR("100"),
        REQUIRED_FIELD_MISSING("101"),
        DATA_TYPE_ERROR("102"),
        TABLE_VALUE_NOT_FOUND("103"),
        UNSUPPORTED_MESSAGE_TYPE("200"),
        UNSUPPORTED_EVENT_CODE("201"),
        UNSUPPORTED_PROCESSING_ID("202"),
        UNSUPPORTED_VERSION_ID("203"),
        UNKNOWN_KEY_IDENTIFIER("204"),
        DUPLICATE_KEY_IDENTIFIER("205"),
        APPLICATION_RECORD_LOCKED("206"),
        APPLICATION_INTERNAL_ERROR("207");

        private final String number;

        Code(String number) {
            this.number = number;
        }

        String number() {
            return number;
        }

        String words() {
            String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    static V2Error at(Code code, Place place, String text) {
        return new V2Error(Severity.ERROR, code, "", Optional.of(place), text);
    }

    static V2Error whole(Code code, String text) {
        return new V2Error(Severity.ERROR, code, "", Optional.empty(), text);
    }

    /** That a field is not there which has to be. */
    static V2Error missing(Place place, String text) {
        return at(Code.REQUIRED_FIELD_MISSING, place, text);
    }
}
