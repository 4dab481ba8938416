package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.DataTypeException;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.Varies;
import ca.uhn.hl7v2.util.Terser;
import java.util.List;
import java.util.Optional;

/** Writes the fields of one segment; an empty value leaves its place empty. */
final class Fields {

    private final Segment segment;

    private Fields(Segment segment) {
        this.segment = segment;
    }

    static Fields of(Segment segment) {
        return new Fields(segment);
    }

    Fields set(int field, String value) {
        return set(field, 0, 1, 1, value);
    }

    Fields set(int field, Optional<String> value) {
        value.ifPresent(text -> set(field, text));
        return this;
    }

    /** The components of a field. */
    Fields parts(int field, List<String> components) {
        return parts(field, 0, components);
    }

    /** The components of one repetition of a field. */
    Fields parts(int field, int repetition, List<String> components) {
        for (int index = 0; index < components.size(); index++) {
            set(field, repetition, index + 1, 1, components.get(index));
        }
        return this;
    }

    Fields set(int field, int repetition, int component, int subcomponent, String value) {
        if (!value.isEmpty()) {
            try {
                Terser.set(segment, field, repetition, component, subcomponent, value);
            } catch (HL7Exception impossible) {
                throw unwritable(impossible);
            }
        }
        return this;
    }

    /** Says of which type a field is whose type another field tells (OBX-5). */
    Fields type(int field, Type type) {
        try {
            ((Varies) segment.getField(field, 0)).setData(type);
            return this;
        } catch (DataTypeException impossible) {
            throw unwritable(impossible);
        } catch (HL7Exception impossible) {
            throw unwritable(impossible);
        }
    }

    private IllegalStateException unwritable(HL7Exception cause) {
        return new IllegalStateException(segment.getName() + " cannot be written", cause);
    }
}
