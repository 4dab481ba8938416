package care.sij.console.simulator;

import care.sij.console.frame.Words;
import care.sij.console.simulator.AsPartner.PlanSeen;
import care.sij.exchange.Deliveries.Item;
import care.sij.exchange.MessageSteps.Took;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A message that was sent, as the result page shows it. */
record SentView(
        String title,
        String client,
        String event,
        String messageId,
        String received,
        String answer,
        String tone,
        String took,
        List<Answer.Issue> issues,
        List<StepView> steps,
        String before,
        String after,
        List<String> versions,
        String audit,
        String leaf,
        List<OnwardView> onward,
        String waiting) {

    private static final double MICROSECONDS = 1000.0;
    private static final String NOT_YET = "not there yet";

    /** A step, how long it took, and that part of all steps. */
    record StepView(String title, String took, String share) {}

    /** A message that tells another partner, and where it stands. */
    record OnwardView(String partner, String state, String attempts, String reason, String due) {}

    static SentView of(Sent sent, Words words) {
        Dispatch dispatch = sent.dispatch();
        return new SentView(
                dispatch.sample().title(),
                dispatch.client(),
                dispatch.sample().event(),
                dispatch.messageId().isEmpty() ? "none: the body could not be read" : dispatch.messageId(),
                words.dateTime(sent.at()),
                answer(sent.answer()),
                sent.answer().isOk() ? "good" : "bad",
                milliseconds(sent.answer().took()),
                sent.answer().issues(),
                steps(sent),
                plans(sent.before()),
                plans(sent.after()),
                sent.traces().audit().map(AsPartner.AuditSeen::versions).orElse(List.of()),
                sent.traces().audit().map(row -> "row " + row.number()).orElse(NOT_YET),
                leaf(sent),
                sent.traces().onward().stream().map(item -> onward(item, words)).toList(),
                waiting(sent));
    }

    private static String answer(Answer answer) {
        String code = answer.code().isEmpty() ? "no response message" : answer.code();
        return String.format(Locale.ROOT, "HTTP %d, %s, %,d bytes", answer.status(), code, answer.bytes());
    }

    private static List<StepView> steps(Sent sent) {
        List<Took> steps = sent.steps().map(trace -> trace.steps()).orElse(List.of());
        long all = steps.stream().mapToLong(step -> step.time().toNanos()).sum();
        return steps.stream()
                .map(step -> new StepView(
                        step.step().title(),
                        milliseconds(step.time()),
                        String.format(
                                Locale.ROOT, "%.0f %%", 100.0 * step.time().toNanos() / Math.max(all, 1))))
                .toList();
    }

    private static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / MICROSECONDS / MICROSECONDS);
    }

    private static String plans(List<PlanSeen> plans) {
        return plans.isEmpty()
                ? "no plan"
                : plans.stream()
                        .map(plan -> plan.side() + ": " + plan.stage())
                        .sorted()
                        .collect(Collectors.joining("; "));
    }

    private static String leaf(Sent sent) {
        boolean nothing =
                sent.traces().audit().filter(row -> row.versions().isEmpty()).isPresent();
        return nothing
                ? "nothing was appended, so there is no leaf"
                : sent.traces()
                        .leaf()
                        .map(leaf -> "leaf " + leaf.index() + " of the " + leaf.size()
                                + " under the signed checkpoint, for " + leaf.version())
                        .orElse("no checkpoint is signed over it yet");
    }

    private static OnwardView onward(Item item, Words words) {
        return new OnwardView(
                item.partner(),
                item.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                String.valueOf(item.attempts()),
                item.reason()
                        .map(reason -> reason.toLowerCase(Locale.ROOT).replace('_', ' '))
                        .orElse("not sent yet"),
                item.due().map(words::dateTime).orElse("no more"));
    }

    private static String waiting(Sent sent) {
        return switch (sent.traces().waiting()) {
            case NO -> "";
            case YES -> "Parked: it waits for what it follows from.";
            case NO_MORE -> "It was parked. What it waited for has come, and it is applied.";
        };
    }
}
