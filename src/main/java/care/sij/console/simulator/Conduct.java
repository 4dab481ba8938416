package care.sij.console.simulator;

import care.sij.console.simulator.AsPartner.AuditSeen;
import care.sij.console.simulator.AsPartner.LeafSeen;
import care.sij.console.simulator.AsPartner.PlanSeen;
import care.sij.console.simulator.Sent.Traces;
import care.sij.console.simulator.Sent.Waiting;
import care.sij.demo.DemoPartners;
import care.sij.exchange.MessageSteps;
import care.sij.exchange.MessageSteps.Trace;
import care.sij.exchange.Onward;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sends one message as its partner, and looks for what it leaves behind. */
@Component
@Profile("demo")
class Conduct {

    private static final int SOME_TIME = 2;

    private final DemoPartners partners;
    private final AsPartner seen;
    private final MessageSteps steps;
    private final Onward onward;
    private final Clock clock;

    Conduct(DemoPartners partners, AsPartner seen, MessageSteps steps, Onward onward, Clock clock) {
        this.partners = partners;
        this.seen = seen;
        this.steps = steps;
        this.onward = onward;
        this.clock = clock;
    }

    Sent send(Dispatch dispatch) {
        List<PlanSeen> before = plans(dispatch);
        String requestId = "simulator-" + UUID.randomUUID();
        Instant at = clock.instant();
        Answer answer = Answer.of(partners.send(dispatch.client(), dispatch.body(), requestId));
        Optional<Trace> trace = steps.of(dispatch.client(), dispatch.messageId())
                .filter(one -> !one.begun().isBefore(at));
        return new Sent(dispatch, requestId, at, answer, trace, before, plans(dispatch), Traces.NONE);
    }

    private List<PlanSeen> plans(Dispatch dispatch) {
        return dispatch.attention() == Dispatch.Attention.WATCHED ? seen.plans(dispatch.number()) : List.of();
    }

    /** The same with what is there by now. */
    Sent look(Sent sent) {
        if (!sent.isWatched() || sent.traces().settled()) {
            return sent;
        }
        String client = sent.dispatch().client();
        Optional<AuditSeen> audit = sent.traces()
                .audit()
                .or(() -> seen.audit(
                        client, sent.at().minusSeconds(SOME_TIME).truncatedTo(ChronoUnit.SECONDS), sent.requestId()));
        Optional<LeafSeen> leaf = sent.traces()
                .leaf()
                .or(() -> audit.flatMap(Conduct::archived).flatMap(version -> seen.leaf(client, version)));
        return sent.with(
                new Traces(audit, leaf, onward.of(client, sent.dispatch().messageId()), waiting(sent)));
    }

    /** The version whose place is looked for: of the message as it came. */
    private static Optional<String> archived(AuditSeen row) {
        return row.versions().stream()
                .filter(version -> version.startsWith("Bundle/"))
                .findFirst()
                .or(() -> row.versions().stream().findFirst());
    }

    private Waiting waiting(Sent sent) {
        if (!sent.answer().isParked()) {
            return Waiting.NO;
        }
        return seen.isParked(sent.dispatch().client(), sent.dispatch().messageId()) ? Waiting.YES : Waiting.NO_MORE;
    }
}
