package care.sij.exchange.facts;

import ca.uhn.fhir.util.FhirTerser;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import care.sij.exchange.facts.Contents.Part;
import care.sij.exchange.facts.Identities.Known;
import care.sij.fhir.FhirR4;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Turns the references of a message into references of the record. */
@Component
class References {

    /**
     * Elements whose logical target the pathway needs: the message waits for it. Everywhere else it may stay logical.
     */
    private static final Set<String> AWAITED = Set.of(
            "Observation.partOf", "Procedure.partOf", "Observation.derivedFrom", "AdverseEvent.suspectEntity.instance");

    /** Types that the specification leaves implicit where a sender names none. */
    private static final Map<String, String> IMPLIED_TYPE = Map.of(
            "Observation.partOf", "Procedure",
            "Procedure.partOf", "Procedure",
            "Observation.derivedFrom", "Observation",
            "Task.focus", "ServiceRequest",
            "Task.partOf", "Task");

    private static final Set<String> TYPES = FhirR4.context().getResourceTypes();
    private static final Pattern PATIENT_ELEMENT = Pattern.compile("^[A-Za-z]+\\.(subject|patient|for|beneficiary)$");

    private record Found(Part part, String path, Reference reference) {

        String location() {
            return part.location() + path.substring(path.indexOf('.'));
        }

        String type() {
            if (reference.hasType()) {
                return reference.getType();
            }
            return PATIENT_ELEMENT.matcher(path).find() ? Persons.PATIENT : IMPLIED_TYPE.getOrDefault(path, "");
        }

        Optional<Known> logical() {
            return reference.hasReference() || !TYPES.contains(type())
                    ? Optional.empty()
                    : BusinessIdentifier.of(reference.getIdentifier()).map(identifier -> new Known(type(), identifier));
        }
    }

    private final Identities identities;
    private final FhirTerser terser = FhirR4.context().newTerser();

    References(Identities identities) {
        this.identities = identities;
    }

    /**
     * Rewrites every reference in place; returns what the message must wait for, by {@link WaitKey}.
     *
     * @throws StatementRefused when a reference points nowhere, or to another patient
     */
    Set<String> rewrite(OpenCommit open, String patient, Collection<Assignment> assignments) {
        List<Found> all = new ArrayList<>();
        assignments.forEach(assignment -> all.addAll(found(assignment.part())));
        ReferenceTargets targets = new ReferenceTargets(assignments);
        targets.lookUp(
                open,
                identities,
                all.stream().flatMap(found -> found.logical().stream()).toList(),
                all.stream()
                        .map(found -> found.reference().getReference())
                        .filter(reference ->
                                reference != null && targets.inBundle(reference).isEmpty())
                        .toList());
        Rewriting rewriting = new Rewriting(targets, patient);
        all.forEach(rewriting::rewrite);
        return rewriting.finish();
    }

    /** Every reference that these entries hold, as it stands. */
    Set<String> targetsOf(Collection<Assignment> assignments) {
        return assignments.stream()
                .flatMap(assignment -> found(assignment.part()).stream())
                .map(found -> found.reference().getReference())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private List<Found> found(Part part) {
        List<Found> found = new ArrayList<>();
        for (ResourceReferenceInfo info : terser.getAllResourceReferences(part.resource())) {
            if (info.getResourceReference() instanceof Reference reference && !local(reference)) {
                found.add(new Found(part, part.resource().fhirType() + "." + info.getName(), reference));
            }
        }
        return found;
    }

    private static boolean local(Reference reference) {
        return reference.hasReference() && reference.getReference().startsWith("#");
    }

    /** One message's references, one after the other, all problems told at once. */
    private static final class Rewriting {

        private final ReferenceTargets targets;
        private final String patient;
        private final List<Issue> problems = new ArrayList<>();
        private final Set<String> awaited = new LinkedHashSet<>();

        Rewriting(ReferenceTargets targets, String patient) {
            this.targets = targets;
            this.patient = patient;
        }

        void rewrite(Found found) {
            if (found.reference().hasReference()) {
                literal(found);
            } else {
                found.logical().ifPresent(known -> logical(found, known));
            }
        }

        Set<String> finish() {
            if (!problems.isEmpty()) {
                throw new StatementRefused(problems);
            }
            return awaited;
        }

        private void literal(Found found) {
            String value = found.reference().getReference();
            Optional<ResourceKey> entry = targets.inBundle(value);
            if (entry.isPresent()) {
                point(found, entry.get().reference());
                return;
            }
            Optional<StoredVersion> stored = targets.stored(value);
            if (stored.isEmpty()) {
                problems.add(Issue.error(
                        Rule.DANGLING_REFERENCE,
                        found.location(),
                        "The reference resolves neither to an entry of this bundle nor to a known resource. "
                                + "Add the resource, refer to its fullUrl, or refer by identifier."));
            } else {
                pointWithinPatient(found, stored.get().key());
            }
        }

        private void pointWithinPatient(Found found, ResourceKey target) {
            if (targets.ofAnotherPatient(target, patient)) {
                problems.add(Issue.error(
                        Rule.OTHER_PATIENT,
                        found.location(),
                        "The reference points to a resource of another patient. Refer to this patient's own."));
            } else {
                point(found, target.reference());
            }
        }

        private void logical(Found found, Known known) {
            Optional<ResourceKey> target = targets.byIdentifier(known);
            if (target.isPresent()) {
                pointWithinPatient(found, target.get());
            } else if (AWAITED.contains(found.path())) {
                awaited.add(WaitKey.resource(known.type(), known.identifier()));
            }
        }

        private static void point(Found found, String reference) {
            found.reference().setReference(reference);
            found.reference().setResource(null);
        }
    }
}
