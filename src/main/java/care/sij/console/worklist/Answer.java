package care.sij.console.worklist;

import care.sij.clinical.Coded;
import care.sij.referral.Actor;
import care.sij.referral.ReferralState;
import care.sij.referral.Replay;
import care.sij.referral.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may answer to a referral, as far as the referral's state allows it. */
enum Answer implements Coded {
    ACCEPT("accept", "Accept", Trigger.ACCEPT, ReferralState.ACCEPTED),
    SCHEDULE("schedule", "Make the appointment", Trigger.SCHEDULE, ReferralState.EVENT_SCHEDULED),
    ASK("ask", "Ask for information", Trigger.REQUEST_INFORMATION, ReferralState.AWAITING_INFORMATION),
    NO_SHOW("no-show", "The patient did not come", Trigger.NO_SHOW, ReferralState.UNATTENDED),
    CANCEL_VISIT("cancel-visit", "Cancel the appointment", Trigger.CANCEL_APPOINTMENT, ReferralState.EVENT_CANCELLED),
    CONFIRM_CANCEL("confirm-cancel", "Confirm the cancellation", Trigger.CONFIRM_CANCEL, ReferralState.CANCELLED),
    DECLINE("decline", "Decline", Trigger.DECLINE, ReferralState.DECLINED),
    ASK_TO_CANCEL("ask-to-cancel", "Ask to cancel", Trigger.REQUEST_CANCEL, ReferralState.CANCELLATION_REQUESTED);

    private final String code;
    private final String title;
    private final Trigger trigger;
    private final ReferralState state;

    Answer(String code, String title, Trigger trigger, ReferralState state) {
        this.code = code;
        this.title = title;
        this.trigger = trigger;
        this.state = state;
    }

    @Override
    public String code() {
        return code;
    }

    /** As its button is called. */
    public String title() {
        return title;
    }

    /** Where the referral then stands. */
    ReferralState state() {
        return state;
    }

    /** Whether it makes, changes or ends an appointment, which takes the right to write one. */
    boolean needsAppointment() {
        return switch (this) {
            case SCHEDULE, NO_SHOW, CANCEL_VISIT, CONFIRM_CANCEL -> true;
            case ACCEPT, ASK, DECLINE, ASK_TO_CANCEL -> false;
        };
    }

    /** Whether its form has a date, a time and a place; to accept takes none. */
    public boolean hasDate() {
        return this == ACCEPT || this == SCHEDULE;
    }

    /** Whether its form has a coded reason. */
    public boolean hasReason() {
        return this == DECLINE;
    }

    /** Whether its form has a text. */
    public boolean hasText() {
        return this == DECLINE || needsText() || this == CANCEL_VISIT;
    }

    /** Whether nothing is done without a text. */
    public boolean needsText() {
        return this == ASK || this == CONFIRM_CANCEL || this == ASK_TO_CANCEL;
    }

    /** As the button is called where the referral stands so. */
    String titleIn(ReferralState now) {
        return this == SCHEDULE && now == ReferralState.EVENT_SCHEDULED ? "Move the appointment" : title;
    }

    /** Those that the referral's state allows whoever is on this side of it. */
    static List<Answer> allowed(ReferralState now, Actor actor) {
        List<Trigger> triggers = Replay.allowed(now, actor);
        return Stream.of(values())
                .filter(answer -> triggers.contains(answer.trigger)
                        || (answer == SCHEDULE && triggers.contains(Trigger.RESCHEDULE)))
                .toList();
    }

    static Optional<Answer> of(String code) {
        return Coded.find(values(), code);
    }
}
