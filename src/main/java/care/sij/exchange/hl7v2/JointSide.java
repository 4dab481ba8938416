package care.sij.exchange.hl7v2;

import care.sij.fhir.SijUris;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;

/** The side of a sacroiliac joint; no message speaks of both. */
enum JointSide {
    LEFT("7771000"),
    RIGHT("24028007");

    private static final String JOINT = "39723000";

    private final String code;

    JointSide(String code) {
        this.code = code;
    }

    /** What a code in a field for sides says; empty for every other code, of both sides too. */
    static Optional<JointSide> of(String code) {
        return switch (code.toUpperCase(Locale.ROOT)) {
            case "L", "LT", "LEFT", "7771000" -> Optional.of(LEFT);
            case "R", "RT", "RIGHT", "24028007" -> Optional.of(RIGHT);
            default -> Optional.empty();
        };
    }

    /** {@code sij-laterality}. */
    Extension laterality() {
        CodeableConcept side = new CodeableConcept();
        side.addCoding().setSystem(V2Codes.SNOMED).setCode(code);
        return new Extension(SijUris.structure("sij-laterality"), side);
    }

    /** The joint as a body site. */
    CodeableConcept joint() {
        CodeableConcept joint = new CodeableConcept();
        joint.addCoding().setSystem(V2Codes.SNOMED).setCode(JOINT);
        joint.addExtension(laterality());
        return joint;
    }
}
