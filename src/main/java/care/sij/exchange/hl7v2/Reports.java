package care.sij.exchange.hl7v2;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Which event a report of the clinic tells: a note on the referral, or a follow-up after it, by its code. */
final class Reports {

    /** Post-operative progress note. */
    private static final String FOLLOW_UP = "11506-3";

    /** Procedure note: results of an order of this kind are of an injection. */
    static final String PROCEDURE_NOTE = "28570-0";

    /** Surgical operation note. */
    static final String OPERATION_NOTE = "11504-8";

    private final Making making;
    private final ReferralNumber number;
    private final Reference patient;

    Reports(Making making, ReferralNumber number, Reference patient) {
        this.making = making;
        this.number = number;
        this.patient = patient;
    }

    void tell(CodeableConcept kind, V2Segment origin) {
        if (kind.hasCoding(V2Codes.LOINC, FOLLOW_UP)) {
            tell(
                    "sij-postop-followup",
                    new ReferralTasks(making).followUp(number, number.reference("ServiceRequest"), patient),
                    origin);
        } else {
            tell("sij-consult-note", origin);
        }
    }

    /** An event during the referral. */
    void tell(String event, V2Segment origin) {
        tell(
                event,
                new ReferralTasks(making)
                        .referral(number, number.reference("ServiceRequest"), patient, TaskStatus.INPROGRESS, "5.1.4"),
                origin);
    }

    private void tell(String event, Task task, V2Segment origin) {
        making.made().tells(event);
        making.made().header().addFocus(making.made().add(task, origin));
    }
}
