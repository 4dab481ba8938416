package care.sij.referral;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A referral's state as the exact consequence of its events, whatever order they arrived in.
 *
 * @param state the state after the last applied event
 * @param verdicts what became of each message, in the source's order
 */
public record Replay(ReferralState state, Map<String, Verdict> verdicts) {

    /** Replays the events in the source's order from a draft. */
    public static Replay of(Collection<ReferralEvent> events) {
        List<ReferralEvent> ordered =
                events.stream().sorted(ReferralEvent.SOURCE_ORDER).toList();
        ReferralState state = ReferralState.DRAFT;
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (ReferralEvent event : ordered) {
            Verdict verdict = judge(state, event);
            verdicts.put(event.messageId(), verdict);
            if (verdict == Verdict.APPLIED) {
                state = next(state, event.trigger()).to();
            }
        }
        return new Replay(state, Collections.unmodifiableMap(verdicts));
    }

    /** What {@code actor} may do in this state, for the text of a refusal. */
    public static List<Trigger> allowed(ReferralState state, Actor actor) {
        return Transition.TABLE.stream()
                .filter(transition -> transition.from() == state && transition.actor() == actor)
                .map(Transition::trigger)
                .toList();
    }

    /** What {@code actor} does to bring a referral from one state to the other; empty when nothing does in one step. */
    public static Optional<Trigger> leading(ReferralState from, ReferralState to, Actor actor) {
        return Transition.TABLE.stream()
                .filter(transition -> transition.from() == from && transition.to() == to && transition.actor() == actor)
                .map(Transition::trigger)
                .findFirst();
    }

    private static Verdict judge(ReferralState state, ReferralEvent event) {
        if (Transition.actorOf(event.trigger()) != event.actor()) {
            return Verdict.WRONG_ACTOR;
        }
        if (state.terminal()) {
            return event.trigger() == Trigger.PROVIDE_INFORMATION ? Verdict.WITHOUT_EFFECT : Verdict.AFTER_END;
        }
        if (hasTransition(state, event.trigger())) {
            return Verdict.APPLIED;
        }
        return repeats(state, event.trigger()) ? Verdict.WITHOUT_EFFECT : Verdict.PENDING;
    }

    private static boolean repeats(ReferralState state, Trigger trigger) {
        return switch (trigger) {
            case SEND_PACKAGE, PROVIDE_INFORMATION -> state != ReferralState.DRAFT;
            default ->
                Transition.TABLE.stream()
                        .anyMatch(transition -> transition.trigger() == trigger && transition.to() == state);
        };
    }

    private static boolean hasTransition(ReferralState state, Trigger trigger) {
        return Transition.of(state, trigger).isPresent()
                || Transition.of(state, synonym(trigger)).isPresent();
    }

    private static Transition next(ReferralState state, Trigger trigger) {
        return Transition.of(state, trigger)
                .or(() -> Transition.of(state, synonym(trigger)))
                .orElseThrow();
    }

    /**
     * The table says "schedule" where nothing is booked and "reschedule" where something is; the message is the same.
     */
    private static Trigger synonym(Trigger trigger) {
        return switch (trigger) {
            case SCHEDULE -> Trigger.RESCHEDULE;
            case RESCHEDULE -> Trigger.SCHEDULE;
            default -> trigger;
        };
    }
}
