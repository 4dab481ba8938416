package care.sij.exchange.hl7v2;

import java.util.Arrays;
import java.util.Optional;

/** The messages that are taken (MSH-9), each with the event that it tells and the map that makes its bundle. */
enum V2Trigger {
    REF_I12("REF", "I12", "sij-referral-request"),
    REF_I13("REF", "I13", "sij-referral-update"),
    REF_I14("REF", "I14", "sij-referral-cancel"),
    REF_I15("REF", "I15", "sij-referral-status-query"),
    ADT_A04("ADT", "A04", "sij-patient-link"),
    ADT_A08("ADT", "A08", "sij-patient-link"),
    ADT_A40("ADT", "A40", "sij-patient-link");

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

    /** Its code in {@code sij-message-event}. */
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
        };
    }
}
