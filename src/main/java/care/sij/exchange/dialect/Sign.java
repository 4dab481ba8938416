package care.sij.exchange.dialect;

/** What a message says beside the code of its event, as far as it decides which event of ours it is. */
enum Sign {
    PLACED("received or requested, 2.0"),
    AWAITING("received, awaiting-information"),
    ACCEPTED("accepted, 3.0"),
    DECLINED("rejected, 4.0"),
    SCHEDULED("in-progress, 5.1.1"),
    UNATTENDED("in-progress, 5.1.2"),
    APPOINTMENT_CANCELLED("in-progress, 5.1.3"),
    BOOKED("in-progress, 5.1, with an Appointment and nothing found or done"),
    ACTIVE("in-progress, 5.1, with nothing found or done"),
    NOTED("in-progress, 5.1 or 5.1.4, with neither injection nor fusion"),
    INJECTED("in-progress, 5.1 or 5.1.4, with an injection"),
    OPERATED("in-progress, 5.1 or 5.1.4, with a fusion"),
    BOTH_DONE("in-progress, 5.1 or 5.1.4, with an injection and a fusion"),
    CANCELLATION_ASKED("in-progress, 5.2, or a Task to abort it"),
    CANCELLED("cancelled, 6.0"),
    COMPLETED("completed, 7.0"),
    FOLLOWED_UP("a Task that is part of the referral's"),
    UNCLEAR("something else");

    private final String words;

    Sign(String words) {
        this.words = words;
    }

    /** As people are told. */
    String words() {
        return words;
    }
}
