package care.sij.exchange.push;

import io.micrometer.core.instrument.Metrics;

/** What operators can count of the writing into EHRs. */
final class PushCounts {

    private PushCounts() {}

    static void ended(String partner, Part part, PartState state) {
        Metrics.counter("sij.push.parts", "partner", partner, "type", part.type(), "state", state.code())
                .increment();
    }

    static void lost(String partner, Part part, LossReason reason) {
        ended(partner, part, PartState.LOST);
        Metrics.counter("sij.push.losses", "partner", partner, "type", part.type(), "reason", reason.name())
                .increment();
    }

    static void dropped(String partner, Part part, int elements) {
        Metrics.counter("sij.push.dropped.elements", "partner", partner, "type", part.type())
                .increment(elements);
    }
}
