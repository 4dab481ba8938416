package care.sij.exchange.direct;

import care.sij.exchange.facts.Assignment;
import care.sij.exchange.facts.Assignment.Standing;
import care.sij.exchange.facts.BeginAgain;
import care.sij.exchange.facts.BusinessIdentifier;
import care.sij.exchange.facts.Contents;
import care.sij.exchange.facts.Contents.Part;
import care.sij.exchange.facts.Identities;
import care.sij.exchange.facts.Identities.Known;
import care.sij.exchange.facts.LinkedPersons;
import care.sij.exchange.facts.Persons;
import care.sij.exchange.facts.Preparations;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Telling;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.ResourceKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Which resource a written one is. A new one gets the id that follows from its best identifier, the one that a message
 * would give it (DESIGN 4, Identity).
 */
@Component
class Places {

    private final Identities identities;
    private final LinkedPersons linked;
    private final Partners partners;

    Places(Identities identities, LinkedPersons linked, Partners partners) {
        this.identities = identities;
        this.linked = linked;
        this.partners = partners;
    }

    /** Which resources the identifiers of these parts are known for. */
    Map<Known, String> known(Collection<Part> parts, Partner partner) {
        return identities.find(parts.stream()
                .flatMap(part -> asked(part, partner).stream()
                        .map(identifier -> new Known(part.resource().fhirType(), identifier)))
                .distinct()
                .toList());
    }

    /** Of a person the writer's own numbers alone: whether another partner's is known is not its to learn. */
    private static List<BusinessIdentifier> asked(Part part, Partner partner) {
        return part.resource().fhirType().equals(Persons.PATIENT)
                ? own(part, partner)
                : Assignment.identifying(part, partner);
    }

    private static List<BusinessIdentifier> own(Part part, Partner partner) {
        return Assignment.identifiersOf(part.resource()).stream()
                .filter(identifier -> partner.mayAssert(identifier.system()))
                .toList();
    }

    /** @throws StatementRefused when its identifiers are another partner's, or known for something else */
    Assignment ofNew(Part part, Telling telling, Map<Known, String> known) {
        Contents.requireShortIdentifiers(part);
        if (part.resource().fhirType().equals(Persons.PATIENT)) {
            return person(part, telling.partner(), known);
        }
        Optional<BusinessIdentifier> referral = referral(part.resource());
        if (referral.isPresent()) {
            return new Assignment(
                    part,
                    Preparations.taskOf(referral.get()),
                    Standing.STATED,
                    ofReferral(part, referral.get(), telling.partner()));
        }
        Assignment assignment =
                Assignment.of(part, telling, known, system -> partners.ownedByAnother(system, telling.partner()));
        if (assignment.standing() == Standing.REPEATED) {
            throw new StatementRefused(
                    Rule.NOT_THE_OWNER,
                    part.location() + ".identifier",
                    "The resource is identified by a system of another partner, which alone states it. Refer to it by"
                            + " that identifier, or give a resource of yours an identifier of your own.");
        }
        return assignment;
    }

    /** @throws StatementRefused when the resource is known, or has its place by what it is */
    Assignment ofGiven(Part part, ResourceKey given, Telling telling, Map<Known, String> known) {
        Assignment assignment = ofNew(part, telling, known);
        List<String> ids = asked(part, telling.partner()).stream()
                .flatMap(identifier -> Optional.ofNullable(known.get(new Known(given.type(), identifier))).stream())
                .toList();
        requireUnknown(part, given, ids);
        return new Assignment(part, given, assignment.standing(), assignment.identifiers());
    }

    /**
     * What is known by now under the very id that is given was not there when its absence was looked at: another write
     * was faster, and this one becomes its update.
     *
     * @param ids what its identifiers are known for
     */
    static void requireUnknown(Part part, ResourceKey given, List<String> ids) {
        if (ids.contains(given.id())) {
            throw BeginAgain.because("somebody creates it under its id meanwhile");
        }
        if (!ids.isEmpty() || referral(part.resource()).isPresent()) {
            throw new StatementRefused(
                    Rule.KNOWN_ALREADY,
                    part.location() + ".identifier",
                    "What this identifies has an id already, or gets it from this service. Find it by the identifier,"
                            + " or create it with POST.");
        }
    }

    /** @throws StatementRefused when an identifier is known for another resource */
    Assignment ofKnown(Part part, ResourceKey key, Partner partner, Map<Known, String> known) {
        Contents.requireShortIdentifiers(part);
        boolean elsewhere = asked(part, partner).stream()
                .flatMap(identifier -> Optional.ofNullable(known.get(new Known(key.type(), identifier))).stream())
                .anyMatch(id -> !id.equals(key.id()) && !samePerson(key, id));
        if (elsewhere && !Assignment.isShared(key.type())) {
            throw new StatementRefused(
                    Rule.IDENTITY_CONFLICT,
                    part.location() + ".identifier",
                    "An identifier is known for another resource. Write to that one, or remove the identifier.");
        }
        return new Assignment(part, key, Standing.STATED, bound(part, key, partner));
    }

    private boolean samePerson(ResourceKey key, String id) {
        return key.type().equals(Persons.PATIENT)
                && linked.person(key.id()).records().contains(id);
    }

    private List<BusinessIdentifier> bound(Part part, ResourceKey key, Partner partner) {
        Optional<BusinessIdentifier> referral = referral(part.resource());
        if (referral.isPresent()) {
            return ofReferral(part, referral.get(), partner);
        }
        boolean person = key.type().equals(Persons.PATIENT);
        return Assignment.identifying(part, partner).stream()
                .filter(identifier -> Assignment.isShared(key.type())
                        || partner.mayAssert(identifier.system())
                        || (!person && !partners.ownedByAnother(identifier.system(), partner)))
                .toList();
    }

    private static Assignment person(Part part, Partner partner, Map<Known, String> known) {
        List<BusinessIdentifier> own = own(part, partner);
        List<String> hits = own.stream()
                .flatMap(identifier -> Optional.ofNullable(known.get(new Known(Persons.PATIENT, identifier))).stream())
                .distinct()
                .toList();
        if (hits.size() > 1) {
            throw new StatementRefused(
                    Rule.KNOWN_ALREADY,
                    part.location() + ".identifier",
                    "The person is known by these identifiers, as two Patients. Find them by the identifiers and write"
                            + " to the one that you mean.");
        }
        // What is known is refused under the locks, unless its content was erased.
        if (!hits.isEmpty()) {
            return new Assignment(part, new ResourceKey(Persons.PATIENT, hits.get(0)), Standing.STATED, own);
        }
        BusinessIdentifier best = own.stream()
                .min(Comparator.comparingInt(
                        identifier -> partner.rankOf(identifier.system()).orElseThrow()))
                .orElseThrow(() -> new StatementRefused(
                        Rule.NO_PATIENT_IDENTITY,
                        part.location() + ".identifier",
                        "The Patient has no identifier of a system registered for you. Add one, or have the system "
                                + "registered."));
        ResourceKey key =
                new ResourceKey(Persons.PATIENT, ResourceIds.of(Persons.PATIENT, best.system(), best.value()));
        return new Assignment(part, key, Standing.STATED, own);
    }

    private static Optional<BusinessIdentifier> referral(Resource resource) {
        return resource instanceof Task task && Contents.coordinates(task)
                ? BusinessIdentifier.placer(task.getIdentifier().stream())
                : Optional.empty();
    }

    private static List<BusinessIdentifier> ofReferral(Part part, BusinessIdentifier number, Partner partner) {
        return Assignment.identifiersOf(part.resource()).stream()
                .filter(identifier -> identifier.equals(number) || partner.mayAssert(identifier.system()))
                .toList();
    }
}
