package care.sij.exchange.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.util.Terser;
import java.util.Optional;

/** One repetition of a field, its escape sequences resolved; {@code ""}, which deletes, reads as nothing. */
record V2Field(V2Segment segment, int position, int repetition) {

    private static final String DELETED = "\"\"";

    /** A component, by its number from 1; empty when it is not there. */
    String text(int component) {
        return text(component, 1);
    }

    Optional<String> value(int component) {
        return Optional.of(text(component)).filter(text -> !text.isEmpty());
    }

    /** A subcomponent, by numbers from 1; empty when it is not there. */
    String text(int component, int subcomponent) {
        try {
            return Optional.ofNullable(Terser.get(segment.segment(), position, repetition, component, subcomponent))
                    .filter(text -> !text.equals(DELETED))
                    .map(String::strip)
                    .orElse("");
        } catch (HL7Exception noSuchField) {
            return "";
        }
    }

    /** The whole field as text, for what is written as free text and holds unescaped delimiters. */
    String whole() {
        try {
            return segment.syntax().whole(segment.segment().getField(position, repetition));
        } catch (HL7Exception noSuchField) {
            return "";
        }
    }

    boolean isPresent() {
        return !whole().isEmpty();
    }

    V2Error.Place place() {
        return segment.place(position);
    }
}
