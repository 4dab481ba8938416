package care.sij.exchange.hl7v2;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;

/** The messages that are taken (MSH-9), each with the event that it tells and the map that makes its bundle. */
enum V2Trigger {
    REF_I12("REF", "I12", "sij-referral-request"),
    REF_I13("REF", "I13", "sij-referral-update"),
    REF_I14("REF", "I14", "sij-referral-cancel"),
    REF_I15("REF", "I15", "sij-referral-status-query"),
    ADT_A04("ADT", "A04", "sij-patient-link"),
    ADT_A08("ADT", "A08", "sij-patient-link"),
    ADT_A40("ADT", "A40", "sij-patient-link"),
    RRI_I12("RRI", "I12", "sij-referral-response"),
    RRI_I13("RRI", "I13", "sij-referral-response"),
    RRI_I14("RRI", "I14", "sij-cancel-confirm"),
    SIU_S12("SIU", "S12", "sij-appointment-notice"),
    SIU_S13("SIU", "S13", "sij-appointment-notice"),
    SIU_S15("SIU", "S15", "sij-appointment-notice"),
    SIU_S26("SIU", "S26", "sij-appointment-notice"),
    ORU_R01("ORU", "R01", "sij-consult-note"),
    MDM_T02("MDM", "T02", "sij-consult-note");

    private final String type;
    private final String trigger;
    private final String event;

    V2Trigger(String type, String trigger, String event) {
        this.type = type;
        this.trigger = trigger;
        this.event = event;
    }

    static Optional<V2Trigger> of(String type, String trigger) {
        return Arrays.stream(values())
                .filter(known -> known.type.equals(type) && known.trigger.equals(trigger))
                .findFirst();
    }

    /** Whether any message of the type is taken. */
    static boolean knowsType(String type) {
        return Arrays.stream(values()).anyMatch(known -> known.type.equals(type));
    }

    /** Its code in {@code sij-message-event}; a report's map tells another where its content does. */
    String event() {
        return event;
    }

    V2Map map() {
        return switch (this) {
            case REF_I12, REF_I13 -> new ReferralMap();
            case REF_I14 -> new CancellationMap();
            case REF_I15 -> new StatusQueryMap();
            case ADT_A04, ADT_A08 -> new PatientUpdateMap();
            case ADT_A40 -> new PatientMergeMap();
            case RRI_I12, RRI_I13 -> ResponseMap.response();
            case RRI_I14 -> ResponseMap.cancellation();
            case SIU_S12, SIU_S13 -> new AppointmentMap(AppointmentStatus.BOOKED, "5.1.1");
            case SIU_S15 -> new AppointmentMap(AppointmentStatus.CANCELLED, "5.1.3");
            case SIU_S26 -> new AppointmentMap(AppointmentStatus.NOSHOW, "5.1.2");
            case ORU_R01 -> new ResultMap();
            case MDM_T02 -> new NoteMap();
        };
    }
}
