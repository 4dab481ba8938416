package care.sij.exchange.hl7v2;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** REF^I14: the referring side asks for the referral to be cancelled. */
final class CancellationMap implements V2Map {

    @Override
    public void make(Making making) {
        V2Segment rf1 = making.required("RF1");
        ReferralNumber number = ReferralNumber.in(rf1.field(6), making.numbers());
        V2Segment pid = making.required("PID");
        Reference patient = making.made().add(new PatientMap(making).patient(pid), pid);
        Task task = new ReferralTasks(making).cancellation(number, patient);
        making.codes()
                .concept(rf1.field(10))
                .ifPresentOrElse(
                        task::setStatusReason,
                        () -> making.notes(rf1).stream()
                                .findFirst()
                                .ifPresent(
                                        note -> task.setStatusReason(new CodeableConcept().setText(note.getText()))));
        making.made().header().addFocus(making.made().add(task, rf1));
    }
}
