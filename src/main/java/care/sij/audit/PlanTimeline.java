package care.sij.audit;

import care.sij.record.CommitCause;
import care.sij.record.RecordedCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** A version with what it states anew. */
    private record Told(ReadVersion version, PlanChange change) {

        long commit() {
            return version.stored().commit();
        }

        PlanMoment because(CommitCause cause) {
            return new PlanMoment(version.stored(), change, version.content().flatMap(EffectiveTime::of), cause);
        }
    }

    /** Archived messages are named by their moments; a Provenance is about the versions that are told. */
    private static final List<String> ASIDE = List.of("Provenance", "Bundle");

    private final Versions versions;

    PlanTimeline(Versions versions) {
        this.versions = versions;
    }

    /**
     * Of what ever belonged to the plan up to an instant, what became known up to then, withdrawals included; versions
     * that state the same as the one before, Provenance and resources of no patient are left out. Nothing when there
     * was no such plan at that instant for the caller.
     *
     * @param seen what the caller sees of a version
     */
    public List<PlanMoment> of(
            ResourceKey plan, Instant until, Visibility visibility, Order order, UnaryOperator<StoredVersion> seen) {
        return versions.asOf(plan, until, visibility).filter(version -> !version.deleted()).stream()
                .flatMap(version -> version.patients().stream())
                .flatMap(patient -> moments(patient, plan::equals, until, visibility, order, seen).stream())
                .toList();
    }

    /** The same of all plans that the patient ever had. */
    public List<PlanMoment> ofPatient(
            String patient, Instant until, Visibility visibility, Order order, UnaryOperator<StoredVersion> seen) {
        return moments(patient, plan -> true, until, visibility, order, seen);
    }

    private List<PlanMoment> moments(
            String patient,
            Predicate<ResourceKey> asked,
            Instant until,
            Visibility visibility,
            Order order,
            UnaryOperator<StoredVersion> seen) {
        List<StoredVersion> ever = EverOfPlans.among(versions.everOfPatient(patient, ASIDE, until, visibility), asked);
        List<Told> told = told(ever.stream().map(seen));
        Map<Long, CommitCause> causes = versions
                .commits(told.stream().map(Told::commit).distinct().toList())
                .stream()
                .collect(Collectors.toMap(RecordedCommit::number, RecordedCommit::cause));
        return told.stream()
                .map(one -> one.because(
                        Optional.ofNullable(causes.get(one.commit())).orElseThrow()))
                .sorted(Comparator.comparing(moment -> time(moment, order)))
                .toList();
    }

    private static List<Told> told(Stream<StoredVersion> inOrder) {
        Map<ResourceKey, ReadVersion> last = new HashMap<>();
        return inOrder.map(ReadVersion::of)
                .flatMap(version ->
                        change(Optional.ofNullable(last.put(version.stored().key(), version)), version)
                                .map(change -> new Told(version, change))
                                .stream())
                .toList();
    }

    private static Optional<PlanChange> change(Optional<ReadVersion> before, ReadVersion version) {
        Optional<ReadVersion> there = before.filter(known -> !known.stored().deleted());
        return version.stored().deleted() ? there.map(PlanComparison::removal) : PlanComparison.change(there, version);
    }

    private static Instant time(PlanMoment moment, Order order) {
        Instant recorded = moment.version().instant();
        return switch (order) {
            case RECORDED -> recorded;
            case EFFECTIVE -> moment.effective().map(EffectiveTime::earliest).orElse(recorded);
        };
    }
}
