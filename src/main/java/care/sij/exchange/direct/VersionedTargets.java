package care.sij.exchange.direct;

import care.sij.record.StoredVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/** What a Provenance is told with is what it is about: that version, whatever becomes of the resource later. */
final class VersionedTargets {

    private VersionedTargets() {}

    /** Has the targets that were written in the same request be the versions that they became. */
    static void point(Resource resource, Collection<Effected> written) {
        if (resource instanceof Provenance provenance) {
            point(provenance, written);
        }
    }

    private static void point(Provenance provenance, Collection<Effected> written) {
        Map<String, String> versions = written.stream()
                .map(Effected::version)
                .sorted(Comparator.comparing(StoredVersion::version))
                .collect(Collectors.toMap(
                        version -> version.key().reference(), StoredVersion::reference, (deleted, anew) -> anew));
        provenance
                .getTarget()
                .forEach(target ->
                        target.setReference(versions.getOrDefault(target.getReference(), target.getReference())));
    }
}
