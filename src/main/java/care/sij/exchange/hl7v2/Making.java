package care.sij.exchange.hl7v2;

import care.sij.conformance.CodeTranslation;
import care.sij.partner.CodeMap;
import care.sij.partner.Partner;
import java.util.List;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * What the maps of segments share while they make one message.
 *
 * @param map what the partner's codes are, where a segment is read by what it is about
 * @param at when the message was written (MSH-7)
 */
record Making(
        V2Message message,
        Partner partner,
        V2Codes codes,
        CodeMap map,
        V2Numbers numbers,
        V2Times times,
        MessageSide side,
        DateTimeType at,
        MadeMessage made) {

    /** What a code means here; the code that is told stays as it was. */
    CodeableConcept understood(CodeableConcept code) {
        CodeableConcept understood = code.copy();
        CodeTranslation.apply(map, understood);
        return understood;
    }

    /** The notes (NTE-3) that follow a segment. */
    List<Annotation> notes(V2Segment segment) {
        return message.following(segment, "NTE").stream()
                .map(Making::note)
                .filter(text -> !text.isEmpty())
                .map(text -> new Annotation().setText(text))
                .toList();
    }

    private static String note(V2Segment note) {
        return String.join("\n", note.fields(3).stream().map(V2Field::whole).toList());
    }

    /**
     * The first segment of a name.
     *
     * @throws V2Refused when there is none
     */
    V2Segment required(String name) {
        return message.first(name)
                .orElseThrow(() -> V2Refused.content(V2Error.at(
                        V2Error.Code.SEGMENT_SEQUENCE_ERROR,
                        new V2Error.Place(name, 1, 0),
                        "A message of this event has a segment " + name + ". Add it.")));
    }
}
