package care.sij.exchange.hl7v2;

import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** REF^I15: the referring side asks where the referral stands. */
final class StatusQueryMap implements V2Map {

    @Override
    public void make(Making making) {
        V2Segment rf1 = making.required("RF1");
        ReferralNumber number = ReferralNumber.in(rf1.field(6), making.numbers());
        V2Segment pid = making.required("PID");
        Reference patient = making.made().add(new PatientMap(making).patient(pid), pid);
        Task task = new ReferralTasks(making)
                .referral(number, number.reference("ServiceRequest"), patient, TaskStatus.RECEIVED, "2.0");
        making.made().header().addFocus(making.made().add(task, rf1));
    }
}
