package care.sij.console.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.frame.WordsInUtc;
import care.sij.console.simulator.AsPartner.AuditSeen;
import care.sij.console.simulator.AsPartner.LeafSeen;
import care.sij.console.simulator.AsPartner.PlanSeen;
import care.sij.console.simulator.Sent.Traces;
import care.sij.console.simulator.Sent.Waiting;
import care.sij.demo.JourneyMessage;
import care.sij.exchange.Deliveries.Item;
import care.sij.exchange.Deliveries.State;
import care.sij.exchange.MessageSteps.Step;
import care.sij.exchange.MessageSteps.Took;
import care.sij.exchange.MessageSteps.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the result page says of a message, and when nothing more is to be expected of it. */
class SentViewTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final Optional<AuditSeen> ROW = Optional.of(new AuditSeen("17", List.of("Bundle/b/_history/1")));
    private static final Optional<LeafSeen> LEAF = Optional.of(new LeafSeen("Bundle/b/_history/1", "40", "41"));

    @Test
    void saysHowLongEachStepTookAndItsShare() {
        Trace trace = new Trace(
                AT,
                List.of(
                        new Took(Step.PARSED, Duration.ofMillis(1)),
                        new Took(Step.VALIDATED, Duration.ofNanos(3_000_000))));

        assertThat(view(new Traces(ROW, LEAF, List.of(), Waiting.NO), Optional.of(trace))
                        .steps())
                .containsExactly(
                        new SentView.StepView("read and parsed", "1.00 ms", "25 %"),
                        new SentView.StepView("validated", "3.00 ms", "75 %"));
    }

    @Test
    void saysWhatIsNotThereYetInWords() {
        SentView view = view(Traces.NONE, Optional.empty());

        assertThat(view.steps()).isEmpty();
        assertThat(view.audit()).isEqualTo("not there yet");
        assertThat(view.leaf()).isEqualTo("no checkpoint is signed over it yet");
        assertThat(view.before()).isEqualTo("no plan");
        assertThat(view.after()).isEqualTo("Left: referred; Right: assessment");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, DELIVERED, true",
        "true, true, DEAD, true",
        "true, true, IN_CUSTODY, true",
        "true, true, WAITING, false",
        "true, false, DELIVERED, false",
        "false, false, DELIVERED, false"
    })
    void isSettledWithRowLeafAndEveryDelivery(boolean row, boolean leaf, State state, boolean settled) {
        Traces traces =
                new Traces(ROW.filter(some -> row), LEAF.filter(some -> leaf), List.of(item(state)), Waiting.NO);

        assertThat(traces.settled()).isEqualTo(settled);
    }

    @Test
    void expectsNoLeafWhereNothingWasAppended() {
        Traces traces =
                new Traces(Optional.of(new AuditSeen("18", List.of())), Optional.empty(), List.of(), Waiting.NO);

        assertThat(traces.settled()).isTrue();
        assertThat(view(traces, Optional.empty()).leaf()).contains("nothing was appended");
    }

    @ParameterizedTest
    @EnumSource(Waiting.class)
    void saysWhetherItWaits(Waiting waiting) {
        String words = view(new Traces(ROW, LEAF, List.of(), waiting), Optional.empty())
                .waiting();

        assertThat(words.isEmpty()).isEqualTo(waiting == Waiting.NO);
        assertThat(words.contains("is applied")).isEqualTo(waiting == Waiting.NO_MORE);
    }

    private static Item item(State state) {
        return new Item(
                "m",
                "second",
                "sij-consult-note",
                AT,
                state,
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static SentView view(Traces traces, Optional<Trace> trace) {
        Sample sample = new Sample(new JourneyMessage("J1", 4, 26, "demo-clinic", "sij-consult-note", "{}"));
        Dispatch dispatch = new Dispatch(sample, "demo-clinic", "{}", "SYN-001-x", Dispatch.Attention.WATCHED);
        Answer answer = new Answer(200, "ok", "{}", Duration.ofMillis(5), List.of());
        return SentView.of(
                new Sent(
                        dispatch,
                        "r",
                        AT,
                        answer,
                        trace,
                        List.of(),
                        List.of(new PlanSeen("Right", "assessment"), new PlanSeen("Left", "referred")),
                        traces),
                WordsInUtc.words());
    }
}
