package care.sij.careplan;

import care.sij.fhir.FactMapper;
import care.sij.record.CommitStep;
import care.sij.record.OpenCommit;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Notices that an Organization tells another payer than before. The plans of the patients whose Coverages name it are
 * due then; they are not locked here, and may be many.
 */
@Component
@Order(1)
final class SharedChanges implements CommitStep {

    private final FactMapper facts;
    private final Versions versions;
    private final InsuredPatients insured;
    private final DuePlans due;

    SharedChanges(FactMapper facts, Versions versions, InsuredPatients insured, DuePlans due) {
        this.facts = facts;
        this.versions = versions;
        this.insured = insured;
        this.due = due;
    }

    @Override
    public void apply(OpenCommit commit) {
        TreeSet<String> patients = commit.appended().stream()
                .filter(version -> version.key().type().equals("Organization") && version.version() > 1)
                .filter(version -> !facts.payer(version).equals(payerBefore(version)))
                .flatMap(version -> insured.by(version.key()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!patients.isEmpty()) {
            due.note(patients, commit.number());
        }
    }

    private Optional<String> payerBefore(StoredVersion version) {
        return versions.vread(version.key(), version.version() - 1, Visibility.EVERYTHING)
                .flatMap(facts::payer);
    }
}
