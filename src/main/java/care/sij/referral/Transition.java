package care.sij.referral;

import static care.sij.referral.Actor.INITIATOR;
import static care.sij.referral.Actor.RECIPIENT;

import java.util.List;
import java.util.Optional;

/**
 * One row of the transition table.
 *
 * @param row number in the published table, or {@code A1}… for ours (needs-more-information) and {@code C1}… (direct
 *     cancellation), both after HL7 COW
 */
public record Transition(String row, Actor actor, ReferralState from, Trigger trigger, ReferralState to) {

    /**
     * Rows 01 to 34 of the harmonised BSeR and 360X table as transcribed in exchange.md 2.4 (transcribed by eye from an
     * image; rows 31 to 34 are the least certain), five rows of ours for missing information, and eight for initiators
     * with whom direct cancellation was agreed (exchange.md 2.3).
     */
    public static final List<Transition> TABLE = List.of(
            row("01", INITIATOR, ReferralState.DRAFT, Trigger.SEND_PACKAGE, ReferralState.RECEIVED),
            row("02", RECIPIENT, ReferralState.RECEIVED, Trigger.ACCEPT, ReferralState.ACCEPTED),
            row("03", RECIPIENT, ReferralState.RECEIVED, Trigger.DECLINE, ReferralState.DECLINED),
            row("04", INITIATOR, ReferralState.RECEIVED, Trigger.REQUEST_CANCEL, ReferralState.CANCELLATION_REQUESTED),
            row("05", RECIPIENT, ReferralState.ACCEPTED, Trigger.DECLINE, ReferralState.DECLINED),
            row("06", RECIPIENT, ReferralState.ACCEPTED, Trigger.SCHEDULE, ReferralState.EVENT_SCHEDULED),
            row("07", INITIATOR, ReferralState.ACCEPTED, Trigger.REQUEST_CANCEL, ReferralState.CANCELLATION_REQUESTED),
            row("08", RECIPIENT, ReferralState.ACCEPTED, Trigger.INTERIM_NOTE, ReferralState.EVENT_COMPLETED),
            row("09", RECIPIENT, ReferralState.ACCEPTED, Trigger.OUTCOME, ReferralState.COMPLETED),
            row("10", RECIPIENT, ReferralState.EVENT_SCHEDULED, Trigger.DECLINE, ReferralState.DECLINED),
            row("11", RECIPIENT, ReferralState.EVENT_SCHEDULED, Trigger.RESCHEDULE, ReferralState.EVENT_SCHEDULED),
            row("12", RECIPIENT, ReferralState.EVENT_SCHEDULED, Trigger.NO_SHOW, ReferralState.UNATTENDED),
            row(
                    "13",
                    RECIPIENT,
                    ReferralState.EVENT_SCHEDULED,
                    Trigger.CANCEL_APPOINTMENT,
                    ReferralState.EVENT_CANCELLED),
            row(
                    "14",
                    INITIATOR,
                    ReferralState.EVENT_SCHEDULED,
                    Trigger.REQUEST_CANCEL,
                    ReferralState.CANCELLATION_REQUESTED),
            row("15", RECIPIENT, ReferralState.EVENT_SCHEDULED, Trigger.INTERIM_NOTE, ReferralState.EVENT_COMPLETED),
            row("16", RECIPIENT, ReferralState.EVENT_SCHEDULED, Trigger.OUTCOME, ReferralState.COMPLETED),
            row("17", RECIPIENT, ReferralState.UNATTENDED, Trigger.DECLINE, ReferralState.DECLINED),
            row("18", RECIPIENT, ReferralState.UNATTENDED, Trigger.RESCHEDULE, ReferralState.EVENT_SCHEDULED),
            row("19", RECIPIENT, ReferralState.UNATTENDED, Trigger.CANCEL_APPOINTMENT, ReferralState.EVENT_CANCELLED),
            row(
                    "20",
                    INITIATOR,
                    ReferralState.UNATTENDED,
                    Trigger.REQUEST_CANCEL,
                    ReferralState.CANCELLATION_REQUESTED),
            row("21", RECIPIENT, ReferralState.EVENT_CANCELLED, Trigger.SCHEDULE, ReferralState.EVENT_SCHEDULED),
            row(
                    "22",
                    INITIATOR,
                    ReferralState.EVENT_CANCELLED,
                    Trigger.REQUEST_CANCEL,
                    ReferralState.CANCELLATION_REQUESTED),
            row("23", RECIPIENT, ReferralState.CANCELLATION_REQUESTED, Trigger.CONFIRM_CANCEL, ReferralState.CANCELLED),
            row("24", RECIPIENT, ReferralState.CANCELLATION_REQUESTED, Trigger.OUTCOME, ReferralState.COMPLETED),
            row("25", RECIPIENT, ReferralState.EVENT_COMPLETED, Trigger.DECLINE, ReferralState.DECLINED),
            row("26", RECIPIENT, ReferralState.EVENT_COMPLETED, Trigger.SCHEDULE, ReferralState.EVENT_SCHEDULED),
            row(
                    "27",
                    RECIPIENT,
                    ReferralState.EVENT_COMPLETED,
                    Trigger.CANCEL_APPOINTMENT,
                    ReferralState.EVENT_CANCELLED),
            row(
                    "28",
                    INITIATOR,
                    ReferralState.EVENT_COMPLETED,
                    Trigger.REQUEST_CANCEL,
                    ReferralState.CANCELLATION_REQUESTED),
            row("29", RECIPIENT, ReferralState.EVENT_COMPLETED, Trigger.INTERIM_NOTE, ReferralState.EVENT_COMPLETED),
            row("30", RECIPIENT, ReferralState.EVENT_COMPLETED, Trigger.OUTCOME, ReferralState.COMPLETED),
            row("31", RECIPIENT, ReferralState.ACCEPTED, Trigger.ACTIVATE_BY_SCHEDULE, ReferralState.ACTIVE),
            row("32", RECIPIENT, ReferralState.ACCEPTED, Trigger.ACTIVATE_BY_NOTE, ReferralState.ACTIVE),
            row("33", RECIPIENT, ReferralState.ACTIVE, Trigger.DECLINE, ReferralState.DECLINED),
            row("34", INITIATOR, ReferralState.ACTIVE, Trigger.REQUEST_CANCEL, ReferralState.CANCELLATION_REQUESTED),
            row(
                    "A1",
                    RECIPIENT,
                    ReferralState.RECEIVED,
                    Trigger.REQUEST_INFORMATION,
                    ReferralState.AWAITING_INFORMATION),
            row(
                    "A2",
                    INITIATOR,
                    ReferralState.AWAITING_INFORMATION,
                    Trigger.PROVIDE_INFORMATION,
                    ReferralState.RECEIVED),
            row("A3", RECIPIENT, ReferralState.AWAITING_INFORMATION, Trigger.ACCEPT, ReferralState.ACCEPTED),
            row("A4", RECIPIENT, ReferralState.AWAITING_INFORMATION, Trigger.DECLINE, ReferralState.DECLINED),
            row(
                    "A5",
                    INITIATOR,
                    ReferralState.AWAITING_INFORMATION,
                    Trigger.REQUEST_CANCEL,
                    ReferralState.CANCELLATION_REQUESTED),
            row("C1", INITIATOR, ReferralState.RECEIVED, Trigger.CANCEL, ReferralState.CANCELLED),
            row("C2", INITIATOR, ReferralState.AWAITING_INFORMATION, Trigger.CANCEL, ReferralState.CANCELLED),
            row("C3", INITIATOR, ReferralState.ACCEPTED, Trigger.CANCEL, ReferralState.CANCELLED),
            row("C4", INITIATOR, ReferralState.EVENT_SCHEDULED, Trigger.CANCEL, ReferralState.CANCELLATION_REQUESTED),
            row("C5", INITIATOR, ReferralState.UNATTENDED, Trigger.CANCEL, ReferralState.CANCELLATION_REQUESTED),
            row("C6", INITIATOR, ReferralState.EVENT_CANCELLED, Trigger.CANCEL, ReferralState.CANCELLATION_REQUESTED),
            row("C7", INITIATOR, ReferralState.EVENT_COMPLETED, Trigger.CANCEL, ReferralState.CANCELLATION_REQUESTED),
            row("C8", INITIATOR, ReferralState.ACTIVE, Trigger.CANCEL, ReferralState.CANCELLATION_REQUESTED));

    /** The row that lets {@code trigger} move a referral out of {@code from}; empty when none does. */
    static Optional<Transition> of(ReferralState from, Trigger trigger) {
        return TABLE.stream()
                .filter(transition -> transition.from == from && transition.trigger == trigger)
                .findFirst();
    }

    /** Who alone may pull {@code trigger}, in whatever state. */
    static Actor actorOf(Trigger trigger) {
        return TABLE.stream()
                .filter(transition -> transition.trigger == trigger)
                .map(Transition::actor)
                .findFirst()
                .orElseThrow();
    }

    private static Transition row(String row, Actor actor, ReferralState from, Trigger trigger, ReferralState to) {
        return new Transition(row, actor, from, trigger, to);
    }
}
