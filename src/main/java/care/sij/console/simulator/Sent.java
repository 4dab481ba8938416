package care.sij.console.simulator;

import care.sij.console.simulator.AsPartner.AuditSeen;
import care.sij.console.simulator.AsPartner.LeafSeen;
import care.sij.console.simulator.AsPartner.PlanSeen;
import care.sij.exchange.Deliveries.Item;
import care.sij.exchange.Deliveries.State;
import care.sij.exchange.MessageSteps.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that was sent and answered, and what became of it since.
 *
 * @param steps empty when the service took no step: it knew the answer
 * @param before the patient's plans before it was sent, and after
 * @param traces what was found of it since
 */
record Sent(
        Dispatch dispatch,
        String requestId,
        Instant at,
        Answer answer,
        Optional<Trace> steps,
        List<PlanSeen> before,
        List<PlanSeen> after,
        Traces traces) {

    /** Whether a message waits for another. */
    enum Waiting {
        NO,
        YES,
        NO_MORE
    }

    /** What a message leaves behind. */
    record Traces(Optional<AuditSeen> audit, Optional<LeafSeen> leaf, List<Item> onward, Waiting waiting) {

        static final Traces NONE = new Traces(Optional.empty(), Optional.empty(), List.of(), Waiting.NO);

        Traces {
            onward = List.copyOf(onward);
        }

        /** Whether nothing more is to be expected. */
        boolean settled() {
            boolean leafless = audit.filter(row -> row.versions().isEmpty()).isPresent();
            return audit.isPresent()
                    && (leafless || leaf.isPresent())
                    && onward.stream().noneMatch(item -> item.state() == State.WAITING);
        }
    }

    Sent {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    Sent with(Traces found) {
        return new Sent(dispatch, requestId, at, answer, steps, before, after, found);
    }

    boolean isWatched() {
        return dispatch.attention() == Dispatch.Attention.WATCHED;
    }
}
