package care.sij.referral;

/** What moves a referral. */
public enum Trigger {
    SEND_PACKAGE,
    ACCEPT,
    DECLINE,
    REQUEST_INFORMATION,
    PROVIDE_INFORMATION,
    SCHEDULE,
    RESCHEDULE,
    NO_SHOW,
    CANCEL_APPOINTMENT,
    INTERIM_NOTE,
    /** Work has begun, said by a scheduling message without naming the event. */
    ACTIVATE_BY_SCHEDULE,
    /** Work has begun, said by a note without naming the event. */
    ACTIVATE_BY_NOTE,
    OUTCOME,
    REQUEST_CANCEL,
    /** The initiator cancels by itself while nothing has begun, and asks once it has, as HL7 COW does. */
    CANCEL,
    CONFIRM_CANCEL
}
