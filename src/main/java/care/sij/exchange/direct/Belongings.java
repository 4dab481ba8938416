package care.sij.exchange.direct;

import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.fhir.Compartments;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** To which patients belongs what is stated: what it says, but a Provenance to those that its targets belong to. */
record Belongings(Map<ResourceKey, List<String>> ofProvenances) {

    /**
     * Reads them from what is stated beside, and what is stored.
     *
     * @throws StatementRefused when the targets of one Provenance belong to several patients
     */
    static Belongings of(OpenCommit open, Placement placement) {
        Map<ResourceKey, List<String>> patients = new HashMap<>();
        Set<ResourceKey> elsewhere = new HashSet<>();
        for (Placed placed : placement.stated()) {
            if (placed.resource() instanceof Provenance provenance) {
                elsewhere.addAll(targets(provenance).toList());
            } else {
                patients.put(placed.key(), Compartments.patientsOf(placed.resource()));
            }
        }
        elsewhere.removeAll(patients.keySet());
        open.current(elsewhere).forEach((key, version) -> patients.put(key, version.patients()));
        Map<ResourceKey, List<String>> ofProvenances = new HashMap<>();
        for (Placed placed : placement.stated()) {
            if (placed.resource() instanceof Provenance provenance) {
                ofProvenances.put(placed.key(), ofOne(placed, provenance, patients));
            }
        }
        return new Belongings(Map.copyOf(ofProvenances));
    }

    private static List<String> ofOne(Placed placed, Provenance provenance, Map<ResourceKey, List<String>> patients) {
        List<List<String>> different = targets(provenance)
                .flatMap(target -> Optional.ofNullable(patients.get(target)).stream())
                .filter(some -> !some.isEmpty())
                .distinct()
                .toList();
        if (different.size() > 1) {
            throw new StatementRefused(
                    Rule.OTHER_PATIENT,
                    placed.location() + ".target",
                    "The targets belong to different patients. State a Provenance for each patient.");
        }
        return different.stream().findFirst().orElse(List.of());
    }

    private static Stream<ResourceKey> targets(Provenance provenance) {
        return provenance.getTarget().stream()
                .map(Reference::getReferenceElement)
                .filter(target -> !target.isAbsolute() && target.hasResourceType() && target.hasIdPart())
                .map(Belongings::key);
    }

    private static ResourceKey key(IIdType target) {
        return new ResourceKey(target.getResourceType(), target.getIdPart());
    }

    /** Those that the resource belongs to when it is stored with this content. */
    List<String> patientsOf(Placed placed, Resource content) {
        return Optional.ofNullable(ofProvenances.get(placed.key())).orElseGet(() -> Compartments.patientsOf(content));
    }

    List<String> patientsOf(Placed placed) {
        return patientsOf(placed, placed.resource());
    }

    /** Those of all that is stated. */
    Set<String> patientsOf(Collection<Placed> stated) {
        return stated.stream().flatMap(placed -> patientsOf(placed).stream()).collect(Collectors.toSet());
    }
}
