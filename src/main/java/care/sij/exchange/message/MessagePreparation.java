package care.sij.exchange.message;

import care.sij.conformance.MessageValidator;
import care.sij.conformance.Profile;
import care.sij.exchange.message.Assignment.Standing;
import care.sij.exchange.message.Identities.Known;
import care.sij.exchange.message.MessageContents.Part;
import care.sij.fhir.Compartments;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Gives each entry of a message its place in the record and rewrites its references. */
@Component
class MessagePreparation {

    private final Identities identities;
    private final References references;
    private final MessageValidator validator;
    private final Partners partners;

    MessagePreparation(Identities identities, References references, MessageValidator validator, Partners partners) {
        this.identities = identities;
        this.references = references;
        this.validator = validator;
        this.partners = partners;
    }

    /**
     * Prepares a message about a known, locked person; its resources are changed in place.
     *
     * @throws MessageRefused when identities or references are wrong
     */
    Preparation prepare(OpenCommit open, Envelope envelope, MessageContents contents, String patient) {
        List<Assignment> assignments = assign(envelope, contents, patient);
        requireOnce(assignments);
        Set<String> awaited = new LinkedHashSet<>(references.rewrite(open, patient, assignments));
        awaited.addAll(neededButUnknown(open, assignments));
        assignments.forEach(this::complete);
        return new Preparation(envelope, contents, patient, assignments, awaited);
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

    private List<Assignment> assign(Envelope envelope, MessageContents contents, String patient) {
        Map<Known, String> known = identities.find(contents.parts().stream()
                .flatMap(part -> Assignment.identifying(part, envelope.partner()).stream()
                        .map(identifier -> new Known(part.resource().fhirType(), identifier)))
                .distinct()
                .toList());
        List<Assignment> assignments = new ArrayList<>();
        for (Part part : contents.parts()) {
            assignments.add(assign(part, envelope, contents, patient, known));
        }
        return assignments;
    }

    private Assignment assign(
            Part part, Envelope envelope, MessageContents contents, String patient, Map<Known, String> known) {
        if (part.equals(contents.patientPart())) {
            return new Assignment(
                    part,
                    new ResourceKey(Persons.PATIENT, patient),
                    Standing.STATED,
                    Persons.identifiers(contents, envelope.partner()));
        }
        if (contents.coordinationTask().filter(task -> task == part.resource()).isPresent()) {
            BusinessIdentifier number = contents.referral().orElseThrow();
            List<BusinessIdentifier> own = Assignment.identifiersOf(part.resource()).stream()
                    .filter(identifier ->
                            identifier.equals(number) || envelope.partner().mayAssert(identifier.system()))
                    .toList();
            return new Assignment(part, taskOf(number), Standing.STATED, own);
        }
        return Assignment.of(part, envelope, known, system -> ownedByAnother(system, envelope.partner()));
    }

    /** Where the resources of the message lie that belong to no patient. */
    Set<ResourceKey> sharedKeys(Envelope envelope, MessageContents contents) {
        Set<ResourceKey> keys = new LinkedHashSet<>();
        for (Assignment assignment : assign(envelope, contents, "unknown")) {
            if (Compartments.referencesOf(assignment.part().resource())
                            .findAny()
                            .isEmpty()
                    && !assignment.part().equals(contents.patientPart())) {
                keys.add(assignment.key());
            }
        }
        return keys;
    }

    private boolean ownedByAnother(String system, Partner sender) {
        return partners.all().stream()
                .anyMatch(partner -> !partner.id().equals(sender.id()) && partner.mayAssert(system));
    }

    /** The referral's Task follows from the placer's number alone, so that both sides mean the same one. */
    static ResourceKey taskOf(BusinessIdentifier number) {
        return new ResourceKey("Task", ResourceIds.of("Task", number.system(), number.value()));
    }

    private static void requireOnce(List<Assignment> assignments) {
        Set<ResourceKey> seen = new HashSet<>();
        for (Assignment assignment : assignments) {
            if (!seen.add(assignment.key())) {
                throw new MessageRefused(
                        Rule.STATED_TWICE,
                        assignment.part().location(),
                        "Another entry of the message has the same identifiers. State each resource once.");
            }
        }
    }

    /** What another partner owns and has not sent yet is waited for when a fact of this message refers to it. */
    private Set<String> neededButUnknown(OpenCommit open, List<Assignment> assignments) {
        List<Assignment> repeated = assignments.stream()
                .filter(assignment -> assignment.standing() == Standing.REPEATED)
                .toList();
        if (repeated.isEmpty()) {
            return Set.of();
        }
        Set<ResourceKey> stored =
                open.current(repeated.stream().map(Assignment::key).toList()).keySet();
        Set<String> referredTo = references.targetsOf(assignments.stream()
                .filter(assignment -> assignment.standing() == Standing.STATED)
                .toList());
        return repeated.stream()
                .filter(assignment -> !stored.contains(assignment.key()))
                .filter(assignment -> referredTo.contains(assignment.key().reference()))
                .map(assignment -> WaitKey.resource(
                        assignment.key().type(), assignment.identifiers().get(0)))
                .collect(Collectors.toSet());
    }
}
