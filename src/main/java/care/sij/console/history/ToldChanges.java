package care.sij.console.history;

import care.sij.audit.PlanChange;
import care.sij.audit.PlanComparison;
import care.sij.audit.PlanMoment;
import care.sij.console.frame.LeftOut;
import care.sij.record.StoredVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes as they are told to somebody who does not see all that they rest on.
 *
 * @param redacted versions as they are told, by their references
 */
record ToldChanges(Map<String, StoredVersion> redacted) {

    private static final String TASK = "Task";
    private static final String RECEIPT = "GuidanceResponse";

    /** @param most changes that are told of each commit */
    static ToldChanges of(Collection<List<PlanMoment>> commits, int most, UnaryOperator<List<StoredVersion>> redacted) {
        List<StoredVersion> told = commits.stream()
                .flatMap(commit -> versions(commit, most))
                .distinct()
                .toList();
        return new ToldChanges(redacted.apply(told).stream()
                .collect(Collectors.toMap(StoredVersion::reference, Function.identity(), (one, same) -> one)));
    }

    /** Those told, and beside Tasks the receipts by which these rest on evidence. */
    private static Stream<StoredVersion> versions(List<PlanMoment> commit, int most) {
        boolean tellsTask = commit.stream().limit(most).anyMatch(moment -> is(moment, TASK));
        return Stream.concat(
                        commit.stream().limit(most), commit.stream().filter(moment -> tellsTask && is(moment, RECEIPT)))
                .map(PlanMoment::change)
                .flatMap(change -> Stream.of(change.before(), change.after()))
                .flatMap(Optional::stream);
    }

    private static boolean is(PlanMoment moment, String type) {
        return moment.version().key().type().equals(type);
    }

    /** The change in words that tell nothing of what is left out. */
    PlanChange of(PlanChange change) {
        if (isWhole(change)) {
            return change;
        }
        return PlanComparison.between(
                        change.before().map(this::told).stream().toList(),
                        change.after().map(this::told).stream().toList())
                .stream()
                .findFirst()
                .orElseGet(
                        () -> new PlanChange(change.before(), change.after(), change.title(), List.of(LeftOut.WORDS)));
    }

    /** Whether nothing of it is left out. */
    boolean isWhole(PlanChange change) {
        return Stream.of(change.before(), change.after())
                .flatMap(Optional::stream)
                .allMatch(version -> told(version).equals(version));
    }

    private StoredVersion told(StoredVersion version) {
        return redacted.getOrDefault(version.reference(), version);
    }
}
