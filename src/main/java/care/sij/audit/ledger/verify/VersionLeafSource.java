package care.sij.audit.ledger.verify;

import static java.util.stream.Collectors.toMap;

import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import care.sij.fhir.EncodedResource;
import care.sij.record.Bytes;
import care.sij.record.Erasure;
import care.sij.record.RecordedLeaf;
import care.sij.record.RecordedLeaf.Body;
import care.sij.record.RecordedLeaf.Computed;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionLeaf;
import care.sij.record.VersionLeaves;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Leaves of resource versions: {@code Type/id/_history/n}. */
@Component
class VersionLeafSource implements LeafSource {

    private final VersionLeaves leaves;
    private final Versions versions;

    VersionLeafSource(VersionLeaves leaves, Versions versions) {
        this.leaves = leaves;
        this.versions = versions;
    }

    @Override
    public boolean covers(String subject) {
        return subject.contains("/_history/") && !subject.startsWith(Erasure.subject(""));
    }

    @Override
    public Map<String, Restated> restate(Collection<String> subjects) {
        return leaves.of(subjects).stream()
                .collect(toMap(
                        RecordedLeaf::reference, this::restate, (one, other) -> Restated.not(Kind.VERSION_CHANGED)));
    }

    @Override
    public Kind gone() {
        return Kind.VERSION_DELETED;
    }

    @Override
    public List<Finding> apart(int most) {
        return Stream.of(
                        findings(Kind.WITHOUT_LEAF, leaves.unplaced(most)),
                        findings(Kind.CURRENT_CHANGED, leaves.outdated(most)),
                        findings(Kind.PATIENT_CHANGED, leaves.astray(most)))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Finding> findings(Kind kind, List<String> places) {
        return places.stream().map(place -> new Finding(kind, place));
    }

    private Restated restate(RecordedLeaf recorded) {
        boolean erased = recorded.body() == Body.ERASED;
        Optional<Bytes> computed = recorded.computed().map(Computed::leaf);
        if (erased && recorded.whole() && computed.isEmpty()) {
            return new Restated(
                    Optional.of(recorded.stored()),
                    () -> otherwise(recorded),
                    Optional.of(Kind.ERASED_UNPROVABLE),
                    true);
        }
        Optional<Kind> besides =
                computed.filter(leaf -> !leaf.equals(recorded.stored())).map(leaf -> Kind.VERSION_CHANGED);
        return new Restated(computed, () -> otherwise(recorded), besides, erased);
    }

    private Kind otherwise(RecordedLeaf recorded) {
        if (recorded.body() == Body.MISSING) {
            return Kind.BODY_DELETED;
        }
        return recorded.computed()
                .filter(computed -> recorded.body() == Body.KEPT && !hasItsContent(computed.fields()))
                .map(computed -> Kind.BODY_CHANGED)
                .or(() -> recorded.computed()
                        .filter(computed -> computed.leaf().equals(recorded.stored()))
                        .map(computed -> Kind.LEAF_DISPUTED))
                .orElse(Kind.VERSION_CHANGED);
    }

    /** A deletion has no body; a body hashes, without number and instant, to the content's hash. */
    private boolean hasItsContent(VersionLeaf version) {
        return versions.vread(new ResourceKey(version.type(), version.id()), version.version(), Visibility.EVERYTHING)
                .filter(stored -> (stored.deleted() && stored.body().length() == 0) || hasItsContent(stored))
                .isPresent();
    }

    private static boolean hasItsContent(StoredVersion stored) {
        return EncodedResource.contentHash(stored.body())
                .filter(stored.contentHash()::equals)
                .isPresent();
    }
}
