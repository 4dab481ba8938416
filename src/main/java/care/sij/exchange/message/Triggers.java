package care.sij.exchange.message;

import care.sij.exchange.facts.BusinessStatus;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.partner.Partner;
import care.sij.referral.ReferralState;
import care.sij.referral.Trigger;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task;

/** Which trigger of the referral's state machine a message pulls (exchange.md 2.5, "Task effect"). */
final class Triggers {

    private Triggers() {}

    /** The trigger; empty for events that leave the referral where it is. */
    static Optional<Trigger> of(MessageEvent event, Optional<Task> task, Partner teller) {
        return switch (event) {
            case REFERRAL_REQUEST -> Optional.of(Trigger.SEND_PACKAGE);
            case REFERRAL_UPDATE -> Optional.of(Trigger.PROVIDE_INFORMATION);
            case REFERRAL_CANCEL -> Optional.of(cancelling(teller));
            case REFERRAL_RESPONSE -> task.map(Triggers::response);
            case APPOINTMENT_NOTICE -> task.map(Triggers::appointment);
            case CONSULT_NOTE, INJECTION_OUTCOME, SURGERY_REPORT -> task.map(Triggers::note);
            case REFERRAL_OUTCOME -> Optional.of(Trigger.OUTCOME);
            case CANCEL_CONFIRM -> Optional.of(Trigger.CONFIRM_CANCEL);
            case REFERRAL_STATUS_QUERY, POSTOP_FOLLOWUP, PATIENT_LINK -> Optional.empty();
        };
    }

    private static Trigger cancelling(Partner teller) {
        return switch (teller.terms().cancellation()) {
            case ASK -> Trigger.REQUEST_CANCEL;
            case DIRECT -> Trigger.CANCEL;
        };
    }

    private static Trigger response(Task task) {
        return switch (stated(task)) {
            case DECLINED -> Trigger.DECLINE;
            case AWAITING_INFORMATION -> Trigger.REQUEST_INFORMATION;
            case ACCEPTED -> Trigger.ACCEPT;
            default ->
                throw new StatementRefused(
                        Rule.NOT_VALID,
                        "Bundle.entry.resource.ofType(Task).businessStatus",
                        "A response accepts (accepted / 3.0), declines (rejected / 4.0) or asks for more (received / "
                                + "awaiting-information). Set status and businessStatus to one of these.");
        };
    }

    private static Trigger appointment(Task task) {
        return switch (stated(task)) {
            case UNATTENDED -> Trigger.NO_SHOW;
            case EVENT_CANCELLED -> Trigger.CANCEL_APPOINTMENT;
            case ACTIVE -> Trigger.ACTIVATE_BY_SCHEDULE;
            default -> Trigger.SCHEDULE;
        };
    }

    private static Trigger note(Task task) {
        return stated(task) == ReferralState.ACTIVE ? Trigger.ACTIVATE_BY_NOTE : Trigger.INTERIM_NOTE;
    }

    private static ReferralState stated(Task task) {
        return ReferralState.of(task.getStatus().toCode(), BusinessStatus.of(task))
                .orElse(ReferralState.DRAFT);
    }
}
