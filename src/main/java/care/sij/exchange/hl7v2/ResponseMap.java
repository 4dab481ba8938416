package care.sij.exchange.hl7v2;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * RRI^I12 and I13: the clinic accepts a referral, declines it or asks for more; RRI^I14: it confirms the cancellation.
 */
final class ResponseMap implements V2Map {

    private static final int STATUS = 1;
    private static final int REASON = 10;
    private static final int FILLERS_NUMBER = 11;

    private final Optional<TaskStatus> always;

    private ResponseMap(Optional<TaskStatus> always) {
        this.always = always;
    }

    static ResponseMap response() {
        return new ResponseMap(Optional.empty());
    }

    static ResponseMap cancellation() {
        return new ResponseMap(Optional.of(TaskStatus.CANCELLED));
    }

    @Override
    public void make(Making making) {
        V2Segment rf1 = making.required("RF1");
        ReferralNumber number = ReferralNumber.in(rf1.field(6), making.numbers());
        V2Segment pid = making.required("PID");
        Reference patient = making.made().add(new PatientMap(making).patient(pid), pid);
        TaskStatus status = always.orElseGet(() -> status(rf1));
        Task task = new ReferralTasks(making)
                .referral(number, number.reference("ServiceRequest"), patient, status, business(status));
        making.numbers()
                .entity(rf1.field(FILLERS_NUMBER), "referral")
                .ifPresent(filler -> task.addIdentifier(
                        filler.setType(new CodeableConcept().addCoding(V2Codes.ofTable("0203", "FILL")))));
        reason(making, rf1).ifPresent(task::setStatusReason);
        if (!task.hasStatusReason() && (status == TaskStatus.REJECTED || status == TaskStatus.CANCELLED)) {
            throw V2Refused.content(V2Error.missing(
                    rf1.place(REASON), "Who declines or cancels says why: RF1-10, or an NTE after RF1."));
        }
        making.made().header().addFocus(making.made().add(task, rf1));
    }

    private static Optional<CodeableConcept> reason(Making making, V2Segment rf1) {
        return making.codes()
                .concept(rf1.field(REASON))
                .or(() -> making.notes(rf1).stream()
                        .findFirst()
                        .map(note -> new CodeableConcept().setText(note.getText())));
    }

    /** Table 0283; E, expired, is no answer that a referral can have. */
    private static TaskStatus status(V2Segment rf1) {
        return switch (rf1.text(STATUS)) {
            case "A" -> TaskStatus.ACCEPTED;
            case "R" -> TaskStatus.REJECTED;
            case "P" -> TaskStatus.RECEIVED;
            default ->
                throw V2Refused.content(V2Error.at(
                        V2Error.Code.TABLE_VALUE_NOT_FOUND,
                        rf1.place(STATUS),
                        "A response accepts (A), declines (R) or asks for more (P). Send one of these."));
        };
    }

    private static String business(TaskStatus status) {
        return switch (status) {
            case ACCEPTED -> "3.0";
            case REJECTED -> "4.0";
            case CANCELLED -> "6.0";
            default -> "awaiting-information";
        };
    }
}
