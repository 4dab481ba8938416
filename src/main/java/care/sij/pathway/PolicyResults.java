package care.sij.pathway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks every policy, and tells what the deciding ones still need. */
final class PolicyResults {

    private static final String NO_PERIODS = "Effective periods are not looked at.";
    private static final Comparator<CarePolicy> ORDER = Comparator.<CarePolicy, Boolean>comparing(
                    policy -> policy.role() != PolicyRole.CLINIC_PROTOCOL)
            .thenComparing(CarePolicy::id);

    private PolicyResults() {}

    static List<PolicyResult> of(Episode episode, List<CarePolicy> policies) {
        Evidence evidence = episode.evidence();
        Set<String> payers = episode.of(CoverageOnRecord.class).stream()
                .map(CoverageOnRecord::payer)
                .collect(Collectors.toSet());
        return policies.stream()
                .sorted(ORDER)
                .map(policy -> result(policy, deciding(policy, payers), evidence))
                .toList();
    }

    private static PolicyResult.Deciding deciding(CarePolicy policy, Set<String> payers) {
        boolean decides = policy.role() == PolicyRole.CLINIC_PROTOCOL
                || policy.payer().filter(payers::contains).isPresent();
        return decides ? PolicyResult.Deciding.DECIDES : PolicyResult.Deciding.INFORMS;
    }

    private static PolicyResult result(CarePolicy policy, PolicyResult.Deciding deciding, Evidence evidence) {
        List<String> remarks = new ArrayList<>(policy.notes());
        remarks.add(NO_PERIODS);
        if (policy.coverage() == CarePolicy.Coverage.NOT_COVERED) {
            return new PolicyResult(policy, deciding, Verdict.NOT_COVERED, List.of(), remarks);
        }
        List<CriterionResult> criteria = policy.criteria().stream()
                .map(criterion -> result(criterion, policy.source(), evidence))
                .toList();
        Verdict all = Verdict.all(criteria.stream().map(CriterionResult::result).toList());
        return new PolicyResult(policy, deciding, all, criteria, List.copyOf(remarks));
    }

    private static CriterionResult result(Criterion criterion, String source, Evidence evidence) {
        Finding finding = criterion.evaluate(evidence);
        return new CriterionResult(criterion.id(), finding.result(), finding.detail(), finding.evidence(), source);
    }

    /** Asked for only while the episode is open and fusion lies ahead. */
    static List<MissingEvidence> missing(List<PolicyResult> results, Progress progress) {
        if (progress.isClosed() || !progress.isBeforeFusion()) {
            return List.of();
        }
        return results.stream()
                .filter(result -> result.deciding() == PolicyResult.Deciding.DECIDES)
                .flatMap(result -> result.criteria().stream()
                        .filter(criterion -> criterion.result() != Verdict.MET)
                        .map(criterion -> missing(result.policy().id(), criterion)))
                .toList();
    }

    private static MissingEvidence missing(String policyId, CriterionResult criterion) {
        return new MissingEvidence(
                "evidence-" + policyId + "-" + criterion.id(),
                policyId,
                criterion.id(),
                criterion.result(),
                criterion.detail());
    }
}
