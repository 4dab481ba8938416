package care.sij.pathway;

import care.sij.clinical.JointSide;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The pathway as a pure function: the same facts, tick and policies give the same plans, in whatever order they came.
 */
public final class Pathway {

    private Pathway() {}

    /** The plans of one patient: one per side and episode, left before right, first episode first. */
    public static List<EpisodePlan> plan(PathwayInput input) {
        ClinicRules clinic = ClinicRules.of(input.policies());
        return Arrays.stream(JointSide.values())
                .flatMap(side -> Episodes.of(side, input.facts(), clinic).stream())
                .map(episode -> plan(episode, input.policies(), input.tick()))
                .toList();
    }

    private static EpisodePlan plan(Episode episode, List<CarePolicy> policies, LocalDate tick) {
        Progress progress = Progress.of(episode);
        List<BlockAssessment> blocks = Blocks.assess(episode);
        List<PolicyResult> results = PolicyResults.of(episode, policies);
        List<FollowUpVisit> visits = FollowUps.of(episode, progress, tick);
        return new EpisodePlan(
                episode.side(),
                episode.number(),
                progress.status(),
                progress.stage(),
                progress.exit().map(Exit::reason),
                Fact.refs(episode.of(Referral.class)),
                progress.evidence(),
                episode.referenceDate(),
                Activities.of(episode, progress, visits),
                Goals.of(episode),
                blocks,
                results,
                Outcomes.of(episode),
                visits,
                PolicyResults.missing(results, progress),
                RedFlags.of(episode, visits),
                Notices.of(episode, policies));
    }
}
