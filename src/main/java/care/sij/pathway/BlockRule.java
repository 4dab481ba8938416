package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.ImageGuidance;
import care.sij.clinical.InjectionAgent;
import care.sij.clinical.PainScore;
import care.sij.clinical.ReadingOffset;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule for blocks with every parameter in place.
 *
 * @param defaults names of the parameters that are the clinic's
 */
record BlockRule(
        int count,
        int thresholdPercent,
        Optional<Period> lookback,
        Set<ImageGuidance> guidance,
        BlockCriterion.Contrast contrast,
        ReadingRule reading,
        PainScore baseline,
        Map<InjectionAgent, ReadingOffset> expected,
        List<String> defaults) {

    /**
     * One block under the rule.
     *
     * @param counts whether it counts as positive
     */
    record Judged(Answer counts, String words, List<Fact> evidence) {}

    Judged judge(InjectionEvent block, Evidence evidence) {
        BlockReadings readings = evidence.readingsOf(block);
        List<ReliefReading> after = readings.after();
        ReliefRule relief = reliefRule(block);
        Answer technique = block.guidedBy(guidance).and(contrastOf(block));
        Answer strong = readings.before()
                .map(before -> Answer.of(before.score().compareTo(baseline) >= 0))
                .orElse(Answer.UNKNOWN);
        Answer inTime = inTime(block, evidence.date());
        Answer counts = relief.judge(after).and(technique).and(strong).and(inTime);
        List<Fact> read = new ArrayList<>(block.tellings());
        readings.all().forEach(read::add);
        String words = block.date() + ": " + relief.words(after) + remark(technique, "guidance or contrast")
                + remark(strong, "baseline") + remark(inTime, "date") + ", counts: " + word(counts);
        return new Judged(counts, words, read);
    }

    /** The rule for the readings after this block. */
    ReliefRule reliefRule(InjectionEvent block) {
        Optional<ReadingOffset> longest = block.tellings().stream()
                .flatMap(telling -> telling.agents().stream())
                .flatMap(agent -> Optional.ofNullable(expected.get(agent)).stream())
                .max(Comparator.naturalOrder());
        return new ReliefRule(reading, thresholdPercent, longest);
    }

    /** The rule in words, with what the clinic's protocol lent. */
    String words() {
        String rule = ">= " + thresholdPercent + " %, " + reading.words() + ", from NRS " + baseline.points() + ", "
                + BlockCriterion.codes(guidance)
                + (contrast == BlockCriterion.Contrast.REQUIRED ? " with contrast" : "")
                + lookback.map(age -> ", not older than " + age).orElse("");
        return defaults.isEmpty() ? rule : rule + " (by the clinic protocol: " + String.join(", ", defaults) + ")";
    }

    private Answer contrastOf(InjectionEvent block) {
        return contrast == BlockCriterion.Contrast.REQUIRED ? block.contrast() : Answer.YES;
    }

    /** In the look-back window, the reference date included; a day that is not known cannot be told from another. */
    private Answer inTime(InjectionEvent block, LocalDate date) {
        Answer inside = lookback.map(age -> block.date().within(date.minus(age), date))
                .orElseGet(() -> block.date().onOrBefore(date));
        return count > 1 && !block.date().isDay() ? inside.and(Answer.UNKNOWN) : inside;
    }

    private static String remark(Answer answer, String what) {
        return answer == Answer.YES ? "" : ", " + what + ": " + word(answer);
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case YES -> "yes";
            case NO -> "no";
            case UNKNOWN -> "unknown";
        };
    }
}
