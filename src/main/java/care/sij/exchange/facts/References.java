package care.sij.exchange.facts;

import care.sij.exchange.facts.Contents.Part;
import care.sij.exchange.facts.Identities.Known;
import care.sij.fhir.FhirR4;
import care.sij.fhir.ReferenceWalk;
import care.sij.partner.Partner;
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
public class References {

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

        Optional<String> literal() {
            return Optional.ofNullable(reference.getReference());
        }

        Optional<RestfulUrl> url() {
            return literal().flatMap(value -> RestfulUrl.of(value, part));
        }

        Optional<Known> logical() {
            return reference.hasReference() || !TYPES.contains(type())
                    ? Optional.empty()
                    : BusinessIdentifier.of(reference.getIdentifier()).map(identifier -> new Known(type(), identifier));
        }
    }

    private final Identities identities;
    private final PartnerUrls urls;
    private final LinkedPersons linked;

    References(Identities identities, PartnerUrls urls, LinkedPersons linked) {
        this.identities = identities;
        this.urls = urls;
        this.linked = linked;
    }

    /** Which resources of the record may be referred to. */
    @FunctionalInterface
    public interface Circle {

        /** Those of the stored resources that may not, and why: dangling for what is to stay unseen. */
        Map<ResourceKey, Rule> outside(Collection<StoredVersion> stored);
    }

    /** Of which references the version that they name is kept. */
    public enum KeptVersions {
        /**
         * Of a Provenance alone, which is about versions (R4 provenance.html#6.3.4.3); of all else what holds is meant.
         */
        OF_PROVENANCE,
        /** Of all: a resource says which version it was made from (R4 references.html#2.3.0.2). */
        OF_ALL
    }

    /**
     * A reference that leads somewhere.
     *
     * @param named what it names; another than where it leads when that is a replaced Patient
     */
    public record Pointer(Part from, String location, ResourceKey named, ResourceKey to) {}

    /**
     * References of the record.
     *
     * @param awaited what the pathway needs and nobody knows yet, by {@link WaitKey}
     */
    public record Rewritten(Set<String> awaited, List<Pointer> pointers) {}

    /**
     * Rewrites every reference of a message in place; returns what the message must wait for, by {@link WaitKey}.
     *
     * @throws StatementRefused when a reference points nowhere, or to another patient
     */
    Set<String> rewrite(OpenCommit open, Partner teller, String patient, Collection<Assignment> assignments) {
        return rewrite(
                        open,
                        teller,
                        assignments,
                        assignments,
                        stored -> ofOthers(patient, stored),
                        KeptVersions.OF_PROVENANCE)
                .awaited();
    }

    private static Map<ResourceKey, Rule> ofOthers(String patient, Collection<StoredVersion> stored) {
        return stored.stream()
                .filter(version ->
                        !version.patients().isEmpty() && !version.patients().contains(patient))
                .collect(Collectors.toMap(StoredVersion::key, version -> Rule.OTHER_PATIENT));
    }

    /**
     * Rewrites every reference of what is told in place.
     *
     * @param teller whose URLs are known: another partner's lead nowhere
     * @param targets what may be referred to by its fullUrl or an identifier beside what the record holds
     * @param kept of which references the named version is kept; where that is of all, a version that never was is
     *     refused
     * @throws StatementRefused when a reference points nowhere, or out of the circle
     */
    public Rewritten rewrite(
            OpenCommit open,
            Partner teller,
            Collection<Assignment> told,
            Collection<Assignment> targets,
            Circle circle,
            KeptVersions kept) {
        List<Found> all = new ArrayList<>();
        told.forEach(assignment -> all.addAll(found(assignment.part())));
        ReferenceTargets known = new ReferenceTargets(targets);
        known.lookUp(
                open,
                identities,
                linked,
                all.stream().flatMap(found -> found.logical().stream()).toList(),
                urls.find(
                        teller,
                        all.stream()
                                .flatMap(found -> found.url().stream())
                                .filter(url -> known.inBundle(url.text()).isEmpty())
                                .toList()),
                all.stream()
                        .flatMap(found -> found.literal().stream())
                        .filter(reference -> known.inBundle(reference).isEmpty())
                        .toList());
        Rewriting rewriting = new Rewriting(known, circle.outside(known.stored()), kept);
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

    private static List<Found> found(Part part) {
        return ReferenceWalk.of(part.resource()).stream()
                .filter(located -> !local(located.reference()))
                .map(located -> new Found(part, located.path(), located.reference()))
                .toList();
    }

    private static boolean local(Reference reference) {
        return reference.hasReference() && reference.getReference().startsWith("#");
    }

    /** One message's references, one after the other, all problems told at once. */
    private static final class Rewriting {

        private final ReferenceTargets targets;
        private final Map<ResourceKey, Rule> outside;
        private final KeptVersions kept;
        private final List<Issue> problems = new ArrayList<>();
        private final Set<String> awaited = new LinkedHashSet<>();
        private final List<Pointer> pointers = new ArrayList<>();

        Rewriting(ReferenceTargets targets, Map<ResourceKey, Rule> outside, KeptVersions kept) {
            this.targets = targets;
            this.outside = outside;
            this.kept = kept;
        }

        void rewrite(Found found) {
            if (found.reference().hasReference()) {
                literal(found);
            } else {
                found.logical().ifPresent(known -> logical(found, known));
            }
        }

        Rewritten finish() {
            if (!problems.isEmpty()) {
                throw new StatementRefused(problems);
            }
            return new Rewritten(awaited, pointers);
        }

        private void literal(Found found) {
            String value = found.reference().getReference();
            Optional<ResourceKey> target = targets.named(found.part(), value);
            if (target.isEmpty() || outside.get(targets.goesOn(target.get())) == Rule.DANGLING_REFERENCE) {
                problems.add(Issue.error(
                        Rule.DANGLING_REFERENCE,
                        found.location(),
                        "The reference resolves neither to an entry of this bundle nor to a known resource. "
                                + "Add the resource, refer to its fullUrl, or refer by identifier."));
            } else if (kept == KeptVersions.OF_ALL && targets.namesNoVersionOf(value, target.get())) {
                problems.add(Issue.error(
                        Rule.DANGLING_REFERENCE,
                        found.location(),
                        "The resource never had the version that the reference names. Name one that it had, or none."));
            } else {
                pointWithinPatient(found, target.get());
            }
        }

        private void pointWithinPatient(Found found, ResourceKey named) {
            ResourceKey target = targets.goesOn(named);
            if (outside.get(target) == Rule.OTHER_PATIENT) {
                problems.add(Issue.error(
                        Rule.OTHER_PATIENT,
                        found.location(),
                        "The reference points to a resource of another patient. Refer to this patient's own."));
            } else {
                point(found, named, target);
            }
        }

        private String version(Found found, ResourceKey target) {
            return kept == KeptVersions.OF_ALL || found.path().startsWith("Provenance.")
                    ? found.literal()
                            .flatMap(value -> targets.version(value, target))
                            .map(number -> "/_history/" + number)
                            .orElse("")
                    : "";
        }

        /** What is to stay unseen stays an identifier, whether it is known or not. */
        private void logical(Found found, Known known) {
            Optional<ResourceKey> target = targets.byIdentifier(known)
                    .filter(key -> outside.get(targets.goesOn(key)) != Rule.DANGLING_REFERENCE);
            if (target.isPresent()) {
                pointWithinPatient(found, target.get());
            } else if (AWAITED.contains(found.path())) {
                awaited.add(WaitKey.resource(known.type(), known.identifier()));
            }
        }

        private void point(Found found, ResourceKey named, ResourceKey target) {
            found.reference().setReference(target.reference() + version(found, target));
            found.reference().setResource(null);
            pointers.add(new Pointer(found.part(), found.location(), named, target));
        }
    }
}
