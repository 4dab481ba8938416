package care.sij.careplan;

import care.sij.audit.Derivation;
import care.sij.audit.DerivationProvenance;
import care.sij.clinical.FactRef;
import care.sij.conformance.Profile;
import care.sij.fhir.ResourceIds;
import care.sij.fhir.SijUris;
import care.sij.record.OpenCommit;
import care.sij.record.StoredVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Provenance;

/** What one projection of one patient wrote, and what its decisions were read from. */
final class Changes {

    private final List<String> written = new ArrayList<>();
    private final SortedSet<FactRef> evidence = new TreeSet<>();

    void wrote(StoredVersion version) {
        written.add(version.reference());
    }

    void readFrom(Collection<FactRef> facts) {
        evidence.addAll(facts);
    }

    boolean isEmpty() {
        return written.isEmpty();
    }

    /** The one Provenance of these changes; its id follows from commit and patient. */
    Provenance provenance(OpenCommit commit, String patient, List<String> rules) {
        List<String> read = evidence.stream().map(FactRef::reference).toList();
        Provenance provenance = DerivationProvenance.of(
                new Derivation(List.copyOf(written), commit.cause(), commit.instant(), rules, read));
        provenance.setId(ResourceIds.of("Provenance", SijUris.sid("commit"), commit.number() + "/" + patient));
        provenance.getMeta().addProfile(Profile.PROVENANCE.canonical());
        return provenance;
    }
}
