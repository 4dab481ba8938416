package care.sij.exchange.facts;

import care.sij.record.StoredVersion;
import java.util.List;

/**
 * What came of a telling that was applied.
 *
 * @param issues what its teller should know
 * @param told the versions that hold what it says; what others have told may follow from it as well
 */
public record Applied(List<Issue> issues, List<StoredVersion> told) {

    public Applied {
        issues = List.copyOf(issues);
        told = List.copyOf(told);
    }
}
