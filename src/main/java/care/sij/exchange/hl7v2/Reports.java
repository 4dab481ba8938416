package care.sij.exchange.hl7v2;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Which event a report of the clinic tells: a note on the referral, or a follow-up after it, by its code. */
final class Reports {

    /** Post-operative progress note. */
    private static final String FOLLOW_UP = "11506-3";

    private final Making making;
    private final ReferralNumber number;
    private final Reference patient;

    Reports(Making making, ReferralNumber number, Reference patient) {
        this.making = making;
        this.number = number;
        this.patient = patient;
    }

    void tell(CodeableConcept kind, V2Segment origin) {
        boolean followUp = kind.hasCoding(V2Codes.LOINC, FOLLOW_UP);
        making.made().tells(followUp ? "sij-postop-followup" : "sij-consult-note");
        ReferralTasks tasks = new ReferralTasks(making);
        Reference request = number.reference("ServiceRequest");
        Task task = followUp
                ? tasks.followUp(number, request, patient)
                : tasks.referral(number, request, patient, TaskStatus.INPROGRESS, "5.1.4");
        making.made().header().addFocus(making.made().add(task, origin));
    }
}
