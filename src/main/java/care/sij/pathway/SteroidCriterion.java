package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.InjectionPurpose;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Steroid injections into the joint.
 *
 * @param minimum how many
 * @param purpose of which purpose; absent: of any
 * @param lookback how old they may be, the reference date included
 * @param notSustained when present, each must have failed to bring relief that lasts
 */
public record SteroidCriterion(
        int minimum,
        Optional<InjectionPurpose> purpose,
        Optional<Period> lookback,
        Optional<SustainedRelief> notSustained)
        implements Criterion {

    @Override
    public String id() {
        return "steroid";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        List<InjectionEvent> injections = evidence.injections().stream()
                .filter(event -> purpose.map(event::isFor).orElse(true))
                .filter(event -> event.steroid() != Answer.NO)
                .toList();
        if (injections.isEmpty()) {
            return Finding.unknown("no steroid injection on record, at least " + minimum);
        }
        List<Answer> answers =
                injections.stream().map(event -> counts(event, evidence)).toList();
        long sure = answers.stream().filter(Answer.YES::equals).count();
        long unsure = answers.stream().filter(Answer.UNKNOWN::equals).count();
        String detail = sure + " of " + minimum + " steroid injections"
                + notSustained
                        .map(rule -> " not sustained; " + words(rule, injections, evidence))
                        .orElse("");
        return Finding.of(Verdict.count(sure, unsure, minimum), detail, read(injections, evidence));
    }

    private Answer counts(InjectionEvent event, Evidence evidence) {
        Answer inTime = lookback.map(age -> event.date().within(evidence.date().minus(age), evidence.date()))
                .orElseGet(() -> event.date().onOrBefore(evidence.date()));
        Answer failed = notSustained
                .map(rule -> not(rule.judge(event, evidence.readingsOf(event).after())))
                .orElse(Answer.YES);
        return event.steroid().and(inTime).and(failed);
    }

    private static Answer not(Answer answer) {
        return switch (answer) {
            case YES -> Answer.NO;
            case NO -> Answer.YES;
            case UNKNOWN -> Answer.UNKNOWN;
        };
    }

    private static String words(SustainedRelief rule, List<InjectionEvent> injections, Evidence evidence) {
        return injections.stream()
                .map(event -> event.date() + ": "
                        + rule.words(event, evidence.readingsOf(event).after()))
                .collect(Collectors.joining("; "));
    }

    private List<Fact> read(List<InjectionEvent> injections, Evidence evidence) {
        List<Fact> read = new ArrayList<>();
        for (InjectionEvent event : injections) {
            read.addAll(event.tellings());
            if (notSustained.isPresent()) {
                evidence.readingsOf(event).all().forEach(read::add);
            }
        }
        return read;
    }
}
