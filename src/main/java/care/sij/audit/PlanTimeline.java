package care.sij.audit;

import care.sij.record.CommitCause;
import care.sij.record.RecordedCommit;
import care.sij.record.ResourceKey;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * All that became known about a plan and what ever belonged to it, each version beside the one before it, with both
 * times: when it became known here and when it happened.
 */
@Component
public class PlanTimeline {

    /** The order in which a timeline is told. */
    public enum Order {
        /** When it became known; what became known together by type and id. */
        RECORDED,
        /** When it happened; what says no time when it became known. */
        EFFECTIVE
    }

    private record Timed(PlanMoment moment, Instant time) {}

    /** Archived messages are named by their moments; a Provenance is about the versions that are told. */
    private static final List<String> ASIDE = List.of("Provenance", "Bundle");

    private final Versions versions;

    PlanTimeline(Versions versions) {
        this.versions = versions;
    }

    /**
     * Of what ever belonged to the plan up to an instant, what became known up to then, withdrawals included and what
     * was told of another Patient before these were one person; versions that state the same as the one before,
     * Provenance and resources of no patient are left out. Nothing when there was no such plan at that instant for the
     * caller.
     */
    public List<PlanMoment> of(ResourceKey plan, Instant until, Visibility visibility, Order order) {
        return versions.asOf(plan, until, visibility).filter(version -> !version.deleted()).stream()
                .flatMap(version -> version.patients().stream())
                .flatMap(patient -> moments(patient, plan::equals, until, visibility, order).stream())
                .toList();
    }

    /** The same of all plans that the patient ever had. */
    public List<PlanMoment> ofPatient(String patient, Instant until, Visibility visibility, Order order) {
        return moments(patient, plan -> true, until, visibility, order);
    }

    private List<PlanMoment> moments(
            String patient, Predicate<ResourceKey> asked, Instant until, Visibility visibility, Order order) {
        List<Standing> anew = Standing.anew(
                patient, EverOfPlans.among(versions.everOfPatient(patient, ASIDE, until, visibility), patient, asked));
        Map<Long, CommitCause> causes =
                versions
                        .commits(anew.stream()
                                .map(one -> one.version().commit())
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(RecordedCommit::number, RecordedCommit::cause));
        return anew.stream()
                .map(one -> one.because(
                        Optional.ofNullable(causes.get(one.version().commit())).orElseThrow()))
                .map(moment -> new Timed(moment, time(moment, order)))
                .sorted(Comparator.comparing(Timed::time))
                .map(Timed::moment)
                .toList();
    }

    private static Instant time(PlanMoment moment, Order order) {
        Instant recorded = moment.version().instant();
        return switch (order) {
            case RECORDED -> recorded;
            case EFFECTIVE ->
                moment.after()
                        .map(ReadVersion::of)
                        .flatMap(ReadVersion::content)
                        .flatMap(EffectiveTime::of)
                        .map(EffectiveTime::earliest)
                        .orElse(recorded);
        };
    }
}
