package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.InjectionPurpose;
import java.util.List;
import java.util.Optional;

/** Reads the injections of an episode by the clinic's protocol. */
final class Blocks {

    private Blocks() {}

    static List<BlockAssessment> assess(Episode episode) {
        return episode.injections().stream()
                .map(event -> event.isFor(InjectionPurpose.DIAGNOSTIC)
                        ? diagnostic(event, episode)
                        : therapeutic(event, episode))
                .toList();
    }

    /** Positive when the relief that counts reaches the clinic's threshold; its technique is judged by the policies. */
    private static BlockAssessment diagnostic(InjectionEvent event, Episode episode) {
        BlockCriterion block = episode.clinic().block();
        BlockRule rule = block.completedBy(block);
        ReliefRule relief = rule.reliefRule(event);
        BlockReadings readings = episode.readingsOf(event);
        List<ReliefReading> after = readings.after();
        return assessment(
                event,
                readings.before(),
                after,
                relief.counted(after),
                relief.judge(after),
                relief.words(after) + "; " + rule.words());
    }

    private static BlockAssessment therapeutic(InjectionEvent event, Episode episode) {
        SustainedRelief sustained = episode.clinic().sustained();
        BlockReadings readings = episode.readingsOf(event);
        List<ReliefReading> after = readings.after();
        return assessment(
                event,
                readings.before(),
                after,
                sustained.counted(event, after),
                sustained.judge(event, after),
                sustained.words(event, after));
    }

    private static BlockAssessment assessment(
            InjectionEvent event,
            Optional<PainReading> before,
            List<ReliefReading> after,
            Optional<ReliefReading> counted,
            Answer positive,
            String detail) {
        return new BlockAssessment(
                event.key(),
                event.purpose(),
                event.date(),
                Fact.refs(event.tellings()),
                before,
                after,
                counted,
                Interpretation.of(positive),
                detail);
    }
}
