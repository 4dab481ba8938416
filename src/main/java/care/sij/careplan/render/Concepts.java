package care.sij.careplan.render;

import care.sij.clinical.Coded;
import care.sij.clinical.JointSide;
import care.sij.fhir.SijUris;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The concepts that projected resources are coded with. */
final class Concepts {

    private static final String SNOMED = "http://snomed.info/sct";

    private Concepts() {}

    /** A code of one of this service's code systems. */
    static CodeableConcept own(String system, String code) {
        return of(SijUris.codeSystem(system), code);
    }

    static CodeableConcept own(String system, Coded value) {
        return own(system, value.code());
    }

    static CodeableConcept of(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }

    static CodeableConcept side(JointSide side) {
        String word = side.code().substring(0, 1).toUpperCase(Locale.ROOT)
                + side.code().substring(1);
        return new CodeableConcept(
                new Coding().setSystem(SNOMED).setCode(side.snomed()).setDisplay(word));
    }

    static CodeableConcept siJoint() {
        return of(SNOMED, "39723000");
    }
}
