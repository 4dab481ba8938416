package care.sij.console.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages that are sent one after the other about one synthetic patient, and how far that is.
 *
 * @param repeats the run of which it sends the same bytes again
 */
record Run(
        String id,
        Instant begun,
        SyntheticPatient patient,
        Optional<String> repeats,
        List<Dispatch> dispatches,
        List<Sent> sent,
        Phase phase) {

    /** How far it is. */
    enum Phase {
        SENDING,
        FOLLOWING,
        DONE,
        FAILED
    }

    Run {
        dispatches = List.copyOf(dispatches);
        sent = List.copyOf(sent);
    }

    /** The next one to be sent; empty when all are. */
    Optional<Dispatch> next() {
        return dispatches.stream().skip(sent.size()).findFirst();
    }

    /** The message that it is about. */
    Dispatch chosen() {
        return dispatches.stream()
                .filter(dispatch -> dispatch.attention() == Dispatch.Attention.WATCHED)
                .findFirst()
                .orElseThrow();
    }

    Run with(Sent one) {
        List<Sent> more = new ArrayList<>(sent);
        more.add(one);
        Phase then = more.size() == dispatches.size() ? Phase.FOLLOWING : Phase.SENDING;
        return new Run(id, begun, patient, repeats, dispatches, more, then);
    }

    Run in(Phase other) {
        return new Run(id, begun, patient, repeats, dispatches, sent, other);
    }

    Run found(List<Sent> looked) {
        boolean settled = looked.stream()
                .filter(Sent::isWatched)
                .allMatch(one -> one.traces().settled());
        return new Run(id, begun, patient, repeats, dispatches, looked, settled ? Phase.DONE : phase);
    }

    boolean isOver() {
        return phase == Phase.DONE || phase == Phase.FAILED;
    }
}
