package care.sij.exchange.message;

import care.sij.partner.PartnerRole;
import java.util.Optional;
import java.util.stream.Stream;

/** The events a message can tell (code system {@code sij-message-event}), each with the role that may tell it. */
enum MessageEvent {
    REFERRAL_REQUEST("sij-referral-request", PartnerRole.HOSPITAL),
    REFERRAL_UPDATE("sij-referral-update", PartnerRole.HOSPITAL),
    REFERRAL_CANCEL("sij-referral-cancel", PartnerRole.HOSPITAL),
    REFERRAL_STATUS_QUERY("sij-referral-status-query", PartnerRole.HOSPITAL),
    REFERRAL_RESPONSE("sij-referral-response", PartnerRole.CLINIC),
    APPOINTMENT_NOTICE("sij-appointment-notice", PartnerRole.CLINIC),
    CONSULT_NOTE("sij-consult-note", PartnerRole.CLINIC),
    INJECTION_OUTCOME("sij-injection-outcome", PartnerRole.CLINIC),
    SURGERY_REPORT("sij-surgery-report", PartnerRole.CLINIC),
    POSTOP_FOLLOWUP("sij-postop-followup", PartnerRole.CLINIC),
    REFERRAL_OUTCOME("sij-referral-outcome", PartnerRole.CLINIC),
    CANCEL_CONFIRM("sij-cancel-confirm", PartnerRole.CLINIC),
    PATIENT_LINK("sij-patient-link", PartnerRole.HOSPITAL);

    /** Code system of the events. */
    static final String SYSTEM = "http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event";

    private final String code;
    private final PartnerRole sender;

    MessageEvent(String code, PartnerRole sender) {
        this.code = code;
        this.sender = sender;
    }

    String code() {
        return code;
    }

    /** The only role whose partners may tell this event. */
    PartnerRole sender() {
        return sender;
    }

    static Optional<MessageEvent> of(String code) {
        return Stream.of(values()).filter(event -> event.code.equals(code)).findFirst();
    }
}
