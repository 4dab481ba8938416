package care.sij.exchange.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** DG1 to Condition; one of the sacroiliac joint has the side of the message. */
final class ConditionMap {

    private static final String CONDITION = V2Codes.TERMINOLOGY + "condition-";
    private static final int DIAGNOSIS_IDENTIFIER = 20;

    private final Making making;
    private final String context;
    private final Reference patient;

    /** @param context number of the referral, of which numbers of diagnoses without one are made */
    ConditionMap(Making making, String context, Reference patient) {
        this.making = making;
        this.context = context;
        this.patient = patient;
    }

    /** Adds all conditions; those of the joint, which a referral is for, are returned. */
    List<Reference> addAll() {
        List<Reference> ofTheJoint = new ArrayList<>();
        making.message()
                .all("DG1")
                .forEach(diagnosis -> making.codes().concept(diagnosis.field(3)).ifPresent(code -> {
                    Reference added = making.made().add(condition(diagnosis, code), diagnosis);
                    if (JointDiagnoses.includes(code)) {
                        ofTheJoint.add(added);
                    }
                }));
        return ofTheJoint;
    }

    private Condition condition(V2Segment diagnosis, CodeableConcept code) {
        Condition condition = new Condition();
        condition.addIdentifier(number(diagnosis, code));
        condition
                .getClinicalStatus()
                .addCoding()
                .setSystem(CONDITION + "clinical")
                .setCode("active");
        condition
                .getVerificationStatus()
                .addCoding()
                .setSystem(CONDITION + "ver-status")
                .setCode(diagnosis.text(6).equals("F") ? "confirmed" : "provisional");
        condition.addCategory().addCoding().setSystem(CONDITION + "category").setCode("encounter-diagnosis");
        condition.setCode(code).setSubject(patient);
        making.times().time(diagnosis.field(5)).ifPresent(condition::setOnset);
        if (JointDiagnoses.includes(code)) {
            condition.addBodySite(making.side().required(diagnosis).joint());
        }
        making.notes(diagnosis).forEach(condition::addNote);
        return condition;
    }

    private Identifier number(V2Segment diagnosis, CodeableConcept code) {
        String coded = Optional.of(code.getCodingFirstRep())
                .filter(Coding::hasCode)
                .map(Coding::getCode)
                .orElseGet(() -> String.valueOf(diagnosis.number()));
        return making.numbers()
                .entity(diagnosis.field(DIAGNOSIS_IDENTIFIER), "condition")
                .orElseGet(() -> making.numbers().own("condition", context + "." + coded));
    }
}
