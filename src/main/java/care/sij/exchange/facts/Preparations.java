package care.sij.exchange.facts;

import care.sij.conformance.MessageValidator;
import care.sij.conformance.Profile;
import care.sij.exchange.facts.Assignment.Home;
import care.sij.exchange.facts.Assignment.Standing;
import care.sij.exchange.facts.Contents.Part;
import care.sij.exchange.facts.Identities.Known;
import care.sij.fhir.Compartments;
import care.sij.fhir.EncodedResource;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Partners;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Gives each part of a telling its place in the record and rewrites its references. */
@Component
public class Preparations {

    private static final String CONSENT = "Consent";

    private final Identities identities;
    private final PartnerUrls urls;
    private final References references;
    private final MessageValidator validator;
    private final Partners partners;
    private final FactStore store;
    private final Statements statements;

    Preparations(
            Identities identities,
            PartnerUrls urls,
            References references,
            MessageValidator validator,
            Partners partners,
            FactStore store,
            Statements statements) {
        this.identities = identities;
        this.urls = urls;
        this.references = references;
        this.validator = validator;
        this.partners = partners;
        this.store = store;
        this.statements = statements;
    }

    /**
     * Prepares what is told about a known, locked person; its resources are changed in place.
     *
     * @throws StatementRefused when identities or references are wrong
     */
    public Preparation prepare(OpenCommit open, Telling telling, Contents contents, Whom whom) {
        Map<Part, Home> homes = homes(telling, contents);
        List<Assignment> assignments =
                consentsOfOwners(open, telling, assign(telling, contents, places(contents, whom), homes));
        requireHomes(assignments, homes, whom);
        requireOnce(assignments);
        Set<String> awaited = new LinkedHashSet<>(
                references.rewrite(open, telling.partner(), whom.person().id(), assignments));
        awaited.addAll(neededButUnknown(open, assignments));
        assignments.forEach(this::complete);
        return new Preparation(telling, contents, whom, assignments, awaited, encodings(assignments));
    }

    /** Whom a Consent denies something would end that by a later word of its own: its owner alone changes it. */
    private List<Assignment> consentsOfOwners(OpenCommit open, Telling telling, List<Assignment> assignments) {
        Map<ResourceKey, StoredVersion> stored = open.current(assignments.stream()
                .map(Assignment::key)
                .filter(key -> key.type().equals(CONSENT))
                .toList());
        return assignments.stream()
                .map(assignment -> Optional.ofNullable(stored.get(assignment.key()))
                        .filter(version ->
                                !version.owner().equals(telling.partner().id()))
                        .filter(version -> !statements.isForgotten(version))
                        .map(version -> assignment.repeated())
                        .orElse(assignment))
                .toList();
    }

    private Map<ResourceKey, EncodedResource> encodings(List<Assignment> assignments) {
        return assignments.stream()
                .filter(assignment -> assignment.standing() == Standing.STATED)
                .collect(Collectors.toMap(
                        Assignment::key,
                        assignment -> store.encode(assignment.part().resource())));
    }

    /** A message that waited was checked long ago; what it is stored as must not depend on that. */
    private void complete(Assignment assignment) {
        Resource resource = assignment.part().resource();
        resource.setId(assignment.key().reference());
        validator
                .recognise(resource)
                .map(Profile::canonical)
                .filter(canonical -> !resource.getMeta().hasProfile(canonical))
                .ifPresent(canonical -> resource.getMeta().addProfile(canonical));
    }

    private Map<Part, Home> homes(Telling telling, Contents contents) {
        Map<Part, RestfulUrl> told = new HashMap<>();
        contents.parts().forEach(part -> urls.of(part).ifPresent(url -> told.put(part, url)));
        Map<RestfulUrl, ResourceKey> known = urls.find(telling.partner(), told.values());
        Map<Part, Home> homes = new HashMap<>();
        told.forEach((part, url) -> homes.put(part, new Home(url, Optional.ofNullable(known.get(url)))));
        return homes;
    }

    private static void requireHomes(List<Assignment> assignments, Map<Part, Home> homes, Whom whom) {
        for (Assignment assignment : assignments) {
            boolean another = Optional.ofNullable(homes.get(assignment.part()))
                    .flatMap(Home::known)
                    .filter(known -> !Assignment.isShared(known.type()) && !isSame(assignment.key(), known, whom))
                    .isPresent();
            if (another) {
                throw new StatementRefused(
                        Rule.IDENTITY_CONFLICT,
                        assignment.part().location(),
                        "Its fullUrl is known for another resource than its identifiers or the message's Patient and"
                                + " referral tell. Send each resource under its own URL, with its own identifiers.");
            }
        }
    }

    /** A person has several Patients after a merge. */
    private static boolean isSame(ResourceKey told, ResourceKey known, Whom whom) {
        return told.equals(known)
                || (known.type().equals(Persons.PATIENT)
                        && Stream.concat(Stream.of(whom.person()), whom.replaced().stream())
                                .anyMatch(person -> person.toldAs().equals(told.id())
                                        && person.records().contains(known.id())));
    }

    private List<Assignment> assign(
            Telling telling, Contents contents, Map<Part, String> patients, Map<Part, Home> homes) {
        Map<Known, String> known = identities.find(contents.parts().stream()
                .flatMap(part -> Assignment.identifying(part, telling.partner()).stream()
                        .map(identifier -> new Known(part.resource().fhirType(), identifier)))
                .distinct()
                .toList());
        List<Assignment> assignments = new ArrayList<>();
        for (Part part : contents.parts()) {
            assignments.add(assign(part, telling, contents, patients, homes, known));
        }
        return assignments;
    }

    /** The Patients under whose numbers it is told. */
    private static Map<Part, String> places(Contents contents, Whom whom) {
        Map<Part, String> places = new HashMap<>();
        places.put(contents.patientPart(), whom.person().toldAs());
        whom.replaced().ifPresent(replaced -> places.put(contents.linkedPart().orElseThrow(), replaced.toldAs()));
        return places;
    }

    private Assignment assign(
            Part part,
            Telling telling,
            Contents contents,
            Map<Part, String> patients,
            Map<Part, Home> homes,
            Map<Known, String> known) {
        if (part.resource() instanceof Patient) {
            List<BusinessIdentifier> numbers = part.equals(contents.patientPart())
                    ? contents.patientIdentifiers()
                    : Assignment.identifiersOf(part.resource());
            return new Assignment(
                    part,
                    new ResourceKey(Persons.PATIENT, patients.getOrDefault(part, "unknown")),
                    Standing.STATED,
                    Persons.ranked(numbers, telling.partner()));
        }
        if (contents.coordinationTask().filter(task -> task == part.resource()).isPresent()) {
            BusinessIdentifier number = contents.referral().orElseThrow();
            List<BusinessIdentifier> own = Assignment.identifiersOf(part.resource()).stream()
                    .filter(identifier ->
                            identifier.equals(number) || telling.partner().mayAssert(identifier.system()))
                    .toList();
            return new Assignment(part, taskOf(number), Standing.STATED, own);
        }
        return Assignment.of(
                part,
                Optional.ofNullable(homes.get(part)),
                telling,
                known,
                system -> partners.ownedByAnother(system, telling.partner()));
    }

    /** Where the parts lie that belong to no patient. */
    public Set<ResourceKey> sharedKeys(Telling telling, Contents contents) {
        Set<ResourceKey> keys = new LinkedHashSet<>();
        for (Assignment assignment : assign(telling, contents, Map.of(), homes(telling, contents))) {
            if (Compartments.referencesOf(assignment.part().resource())
                            .findAny()
                            .isEmpty()
                    && !assignment.key().type().equals(Persons.PATIENT)) {
                keys.add(assignment.key());
            }
        }
        return keys;
    }

    /** The referral's Task follows from the placer's number alone, so that both sides mean the same one. */
    public static ResourceKey taskOf(BusinessIdentifier number) {
        return new ResourceKey("Task", ResourceIds.of("Task", number.system(), number.value()));
    }

    private static void requireOnce(List<Assignment> assignments) {
        Set<ResourceKey> seen = new HashSet<>();
        for (Assignment assignment : assignments) {
            if (!seen.add(assignment.key())) {
                throw new StatementRefused(
                        Rule.STATED_TWICE,
                        assignment.part().location(),
                        "Another entry of the message has the same identifiers. State each resource once.");
            }
        }
    }

    /**
     * What another partner owns and has not sent yet, or not since it was purged, is waited for when a fact of this
     * message refers to it.
     */
    private Set<String> neededButUnknown(OpenCommit open, List<Assignment> assignments) {
        List<Assignment> repeated = assignments.stream()
                .filter(assignment -> assignment.standing() == Standing.REPEATED)
                .toList();
        if (repeated.isEmpty()) {
            return Set.of();
        }
        Map<ResourceKey, StoredVersion> stored =
                open.current(repeated.stream().map(Assignment::key).toList());
        Set<String> referredTo = references.targetsOf(assignments.stream()
                .filter(assignment -> assignment.standing() == Standing.STATED)
                .toList());
        return repeated.stream()
                .filter(assignment -> Optional.ofNullable(stored.get(assignment.key()))
                        .filter(version -> !statements.isForgotten(version))
                        .isEmpty())
                .filter(assignment -> referredTo.contains(assignment.key().reference()))
                .map(assignment -> WaitKey.resource(
                        assignment.key().type(), assignment.identifiers().get(0)))
                .collect(Collectors.toSet());
    }
}
