package care.sij.exchange.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One segment as it came.
 *
 * @param number its number among the segments of its name, from 1
 */
record V2Segment(Segment segment, int number, V2Syntax syntax) {

    String name() {
        return segment.getName();
    }

    /** The first repetition of a field; every part of it is empty when it is not there. */
    V2Field field(int position) {
        return new V2Field(this, position, 0);
    }

    /** The repetitions of a field that hold anything. */
    List<V2Field> fields(int position) {
        return IntStream.range(0, count(position))
                .mapToObj(repetition -> new V2Field(this, position, repetition))
                .filter(V2Field::isPresent)
                .toList();
    }

    /** The first component of a field; empty when it is not there. */
    String text(int position) {
        return field(position).text(1);
    }

    Optional<String> value(int position) {
        return Optional.of(text(position)).filter(text -> !text.isEmpty());
    }

    V2Error.Place place(int position) {
        return V2Error.Place.of(this, position);
    }

    private int count(int position) {
        try {
            return position > segment.numFields() ? 0 : segment.getField(position).length;
        } catch (HL7Exception noSuchField) {
            return 0;
        }
    }
}
