package care.sij.exchange.direct;

import care.sij.exchange.WriteRequest;
import care.sij.exchange.facts.References;
import care.sij.exchange.facts.References.KeptVersions;
import care.sij.exchange.facts.References.Pointer;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.fhir.Compartments;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Turns the references of written resources into references of the record, within what their writer sees. */
@Component
class Links {

    private final References references;
    private final Sight sight;

    Links(References references, Sight sight) {
        this.references = references;
        this.sight = sight;
    }

    /**
     * Rewrites every reference in place; returns where they lead.
     *
     * @throws StatementRefused when one leads nowhere, or to what the writer does not see
     */
    List<Pointer> rewrite(OpenCommit open, WriteRequest request, Placement placement) {
        Set<ResourceKey> goes =
                placement.deletions().stream().map(Placement.Deletion::key).collect(Collectors.toSet());
        placement.stated().forEach(placed -> goes.remove(placed.key()));
        List<Pointer> pointers = references
                .rewrite(
                        open,
                        request.partner(),
                        placement.told(),
                        placement.nameable(),
                        stored -> unseen(stored, request, goes),
                        KeptVersions.OF_ALL)
                .pointers();
        placement.stated().forEach(Links::requireSomebody);
        return pointers;
    }

    private Map<ResourceKey, Rule> unseen(
            Collection<StoredVersion> stored, WriteRequest request, Set<ResourceKey> goes) {
        Set<ResourceKey> unseen = stored.stream().map(StoredVersion::key).collect(Collectors.toSet());
        Set<ResourceKey> seen = sight.present(unseen, request.visibility());
        seen.removeAll(goes);
        unseen.removeAll(seen);
        return unseen.stream().collect(Collectors.toMap(key -> key, key -> Rule.DANGLING_REFERENCE));
    }

    /** Whom it is about must be known: else the resource would belong to nobody. */
    private static void requireSomebody(Placed placed) {
        boolean nobody = Compartments.referencesOf(placed.resource())
                .anyMatch(reference -> !reference.hasReference() && names(reference));
        if (nobody) {
            throw new StatementRefused(
                    Rule.DANGLING_REFERENCE,
                    placed.location(),
                    "The resource is about somebody who is not known, or not to you. Refer to a Patient that you may see.");
        }
    }

    private static boolean names(Reference reference) {
        return reference.hasIdentifier() || "Patient".equals(reference.getType());
    }

    /**
     * Requires that nothing refers to another patient's resource.
     *
     * @throws StatementRefused when something does
     */
    static void requireOnePatient(OpenCommit open, Placement placement, List<Pointer> pointers, Belongings belongings) {
        Map<Resource, List<String>> patients = new HashMap<>();
        Map<ResourceKey, List<String>> written = new HashMap<>();
        for (Placed placed : placement.stated()) {
            List<String> own = belongings.patientsOf(placed);
            patients.put(placed.resource(), own);
            written.put(placed.key(), own);
        }
        Set<ResourceKey> elsewhere = new HashSet<>();
        pointers.stream()
                .map(Pointer::to)
                .filter(key -> !written.containsKey(key))
                .forEach(elsewhere::add);
        Map<ResourceKey, StoredVersion> stored = open.current(elsewhere);
        for (Pointer pointer : pointers) {
            List<String> own =
                    Optional.ofNullable(patients.get(pointer.from().resource())).orElse(List.of());
            List<String> theirs = Optional.ofNullable(written.get(pointer.to()))
                    .or(() -> Optional.ofNullable(stored.get(pointer.to())).map(StoredVersion::patients))
                    .orElse(List.of());
            if (!own.isEmpty() && !theirs.isEmpty() && Collections.disjoint(own, theirs)) {
                throw new StatementRefused(
                        Rule.OTHER_PATIENT,
                        pointer.location(),
                        "The reference points to a resource of another patient. Refer to this patient's own.");
            }
        }
    }
}
