package care.sij.console.worklist;

import care.sij.fhir.SijUris;
import care.sij.referral.ReferralState;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;

/** States and codes in the clinic's words. */
final class WorkWords {

    private static final String BUSINESS_STATUS = SijUris.codeSystem("sij-business-status");

    private WorkWords() {}

    /** Where a referral's Task says that it stands; empty when it says nothing of the kind. */
    static Optional<ReferralState> state(Task task) {
        String business = task.getBusinessStatus().getCoding().stream()
                .filter(coding -> BUSINESS_STATUS.equals(coding.getSystem()))
                .flatMap(coding -> Stream.ofNullable(coding.getCode()))
                .findFirst()
                .orElse("");
        return Optional.ofNullable(task.getStatus()).flatMap(status -> ReferralState.of(status.toCode(), business));
    }

    /** A state of a referral. */
    static String of(ReferralState state) {
        return switch (state) {
            case DRAFT -> "not sent yet";
            case RECEIVED -> "waits for an answer";
            case AWAITING_INFORMATION -> "waits for information from the referrer";
            case ACCEPTED -> "accepted, no appointment yet";
            case DECLINED -> "declined";
            case ACTIVE -> "in care";
            case EVENT_SCHEDULED -> "appointment made";
            case UNATTENDED -> "the patient did not come";
            case EVENT_CANCELLED -> "the appointment was cancelled";
            case EVENT_COMPLETED -> "seen, in care";
            case CANCELLATION_REQUESTED -> "the referrer asks to cancel it";
            case CANCELLED -> "cancelled";
            case COMPLETED -> "completed";
        };
    }

    /** Where a referral stands. */
    static String of(Task task) {
        return state(task).map(WorkWords::of).orElse("in a state that is not known here");
    }

    /** What a concept says: its text, else the first display, else the first code; empty text for nothing. */
    static String of(CodeableConcept concept) {
        return Stream.of(
                        Stream.ofNullable(concept.getText()),
                        concept.getCoding().stream().map(Coding::getDisplay),
                        concept.getCoding().stream().map(Coding::getCode))
                .flatMap(texts -> texts)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
