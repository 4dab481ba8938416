package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.Coded;
import care.sij.clinical.ImageGuidance;
import care.sij.clinical.InjectionAgent;
import care.sij.clinical.InjectionPurpose;
import care.sij.clinical.PainScore;
import care.sij.clinical.ReadingOffset;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Diagnostic blocks on separate days, each with enough relief (clinical.md 2.2, 4.1). What is absent is taken from the
 * clinic's protocol.
 *
 * @param count how many positive blocks it takes
 * @param thresholdPercent relief each must reach
 * @param lookback how old a block may be, the reference date included; absent there is no limit
 * @param guidance how the needle may be guided
 * @param contrast whether contrast must have been used
 * @param reading which readings count
 * @param baseline least pain just before
 * @param expected per agent, how long its relief is expected to last; only the clinic's protocol sets it
 */
public record BlockCriterion(
        OptionalInt count,
        OptionalInt thresholdPercent,
        Optional<Period> lookback,
        Optional<Set<ImageGuidance>> guidance,
        Optional<Contrast> contrast,
        Optional<ReadingRule> reading,
        Optional<PainScore> baseline,
        Map<InjectionAgent, ReadingOffset> expected)
        implements Criterion {

    /** Whether contrast is asked for. */
    public enum Contrast {
        REQUIRED,
        NOT_REQUIRED
    }

    @Override
    public String id() {
        return "block";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        BlockRule rule = completedBy(evidence.clinic().block());
        List<InjectionEvent> blocks = evidence.injections().stream()
                .filter(event -> event.isFor(InjectionPurpose.DIAGNOSTIC))
                .toList();
        if (blocks.isEmpty()) {
            return Finding.unknown("no diagnostic block on record; " + rule.words());
        }
        List<BlockRule.Judged> judged =
                blocks.stream().map(block -> rule.judge(block, evidence)).toList();
        long positive = counted(judged, Answer.YES);
        String detail = positive + " of " + rule.count() + " positive blocks; "
                + judged.stream().map(BlockRule.Judged::words).collect(Collectors.joining("; ")) + "; " + rule.words();
        return Finding.of(
                Verdict.count(positive, counted(judged, Answer.UNKNOWN), rule.count()),
                detail,
                judged.stream().flatMap(block -> block.evidence().stream()).toList());
    }

    private static long counted(List<BlockRule.Judged> judged, Answer answer) {
        return judged.stream().filter(block -> block.counts() == answer).count();
    }

    /** This rule with the clinic's parameters where it states none. */
    BlockRule completedBy(BlockCriterion clinic) {
        List<String> defaults = new ArrayList<>();
        return new BlockRule(
                stated("count", count, clinic.count, defaults),
                stated("threshold", thresholdPercent, clinic.thresholdPercent, defaults),
                lookback,
                stated("guidance", guidance, clinic.guidance, defaults),
                stated("contrast", contrast, clinic.contrast, defaults),
                stated("reading rule", reading, clinic.reading, defaults),
                stated("baseline", baseline, clinic.baseline, defaults),
                clinic.expected,
                List.copyOf(defaults));
    }

    private static int stated(String name, OptionalInt own, OptionalInt clinic, List<String> defaults) {
        return stated(name, boxed(own), boxed(clinic), defaults);
    }

    private static <T> T stated(String name, Optional<T> own, Optional<T> clinic, List<String> defaults) {
        if (own.isEmpty()) {
            defaults.add(name);
        }
        return own.or(() -> clinic)
                .orElseThrow(() -> new IllegalArgumentException("the clinic's protocol states no block " + name));
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    static String codes(Set<? extends Coded> constants) {
        return constants.stream().map(Coded::code).sorted().collect(Collectors.joining(", "));
    }
}
