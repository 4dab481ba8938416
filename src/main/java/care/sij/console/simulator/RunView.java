package care.sij.console.simulator;

import care.sij.console.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * A run as its page shows it.
 *
 * @param watched the messages that it is about
 * @param passing those that only had to come before
 * @param same whether the answer is the one of the run it repeats; empty when it repeats none
 * @param next the sample that comes after it; empty at the journey's end
 */
record RunView(
        String id,
        String title,
        String number,
        String standing,
        String tone,
        boolean over,
        int done,
        int all,
        List<SentView> watched,
        List<SentView> passing,
        String same,
        String next) {

    /**
     * What is to be shown.
     *
     * @param repeated the run that it repeats
     * @param next what comes after it in its journey
     */
    static RunView of(Run run, Optional<Run> repeated, Optional<Sample> next, Words words) {
        return new RunView(
                run.id(),
                run.chosen().sample().title(),
                run.chosen().number(),
                standing(run),
                tone(run),
                run.isOver(),
                run.sent().size(),
                run.dispatches().size(),
                run.sent().stream()
                        .filter(Sent::isWatched)
                        .map(sent -> SentView.of(sent, words))
                        .toList(),
                run.sent().stream()
                        .filter(sent -> !sent.isWatched())
                        .map(sent -> SentView.of(sent, words))
                        .toList(),
                repeated.map(before -> same(run, before)).orElse(""),
                next.map(Sample::title).orElse(""));
    }

    private static String standing(Run run) {
        return switch (run.phase()) {
            case SENDING -> "Sending";
            case FOLLOWING -> "Answered; looking for what it leaves behind";
            case DONE -> "Settled";
            case FAILED -> "Ended: the service did not answer";
        };
    }

    private static String tone(Run run) {
        return switch (run.phase()) {
            case SENDING, FOLLOWING -> "warn";
            case DONE -> "good";
            case FAILED -> "bad";
        };
    }

    private static String same(Run run, Run before) {
        Optional<String> first = answer(before);
        Optional<String> second = answer(run);
        if (first.isEmpty() || second.isEmpty()) {
            return "The answer is not there yet.";
        }
        return first.equals(second)
                ? "The answer is the stored one, the same byte for byte. Nothing was applied twice."
                : "The answer is another one than before.";
    }

    private static Optional<String> answer(Run run) {
        return run.sent().stream()
                .filter(Sent::isWatched)
                .findFirst()
                .map(sent -> sent.answer().body());
    }
}
