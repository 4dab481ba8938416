package care.sij.exchange.message;

import care.sij.partner.PartnerRole;
import java.util.Optional;
import java.util.stream.Stream;

/** The events a message can tell (code system {@code sij-message-event}), each with the role that may tell it. */
enum MessageEvent {
    REFERRAL_REQUEST("sij-referral-request", PartnerRole.HOSPITAL, Category.CONSEQUENCE),
    REFERRAL_UPDATE("sij-referral-update", PartnerRole.HOSPITAL, Category.CONSEQUENCE),
    REFERRAL_CANCEL("sij-referral-cancel", PartnerRole.HOSPITAL, Category.CONSEQUENCE),
    REFERRAL_STATUS_QUERY("sij-referral-status-query", PartnerRole.HOSPITAL, Category.CURRENCY),
    REFERRAL_RESPONSE("sij-referral-response", PartnerRole.CLINIC, Category.CONSEQUENCE),
    APPOINTMENT_NOTICE("sij-appointment-notice", PartnerRole.CLINIC, Category.NOTIFICATION),
    CONSULT_NOTE("sij-consult-note", PartnerRole.CLINIC, Category.NOTIFICATION),
    INJECTION_OUTCOME("sij-injection-outcome", PartnerRole.CLINIC, Category.NOTIFICATION),
    SURGERY_REPORT("sij-surgery-report", PartnerRole.CLINIC, Category.NOTIFICATION),
    POSTOP_FOLLOWUP("sij-postop-followup", PartnerRole.CLINIC, Category.NOTIFICATION),
    REFERRAL_OUTCOME("sij-referral-outcome", PartnerRole.CLINIC, Category.CONSEQUENCE),
    CANCEL_CONFIRM("sij-cancel-confirm", PartnerRole.CLINIC, Category.CONSEQUENCE),
    PATIENT_LINK("sij-patient-link", PartnerRole.HOSPITAL, Category.NOTIFICATION);

    /** Code system of the events. */
    static final String SYSTEM = "http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event";

    /** What a message does ({@code MessageDefinition.category}), and so how its repetition is answered. */
    enum Category {
        /** Changes something, never twice. */
        CONSEQUENCE,
        /** Asks for what holds now. */
        CURRENCY,
        /** Informs. */
        NOTIFICATION
    }

    private final String code;
    private final PartnerRole sender;
    private final Category category;

    MessageEvent(String code, PartnerRole sender, Category category) {
        this.code = code;
        this.sender = sender;
        this.category = category;
    }

    Category category() {
        return category;
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
