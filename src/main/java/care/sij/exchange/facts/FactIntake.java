package care.sij.exchange.facts;

import care.sij.careplan.ProjectedClaim;
import care.sij.exchange.facts.Identities.Known;
import care.sij.exchange.facts.ReferralMovement.Moved;
import care.sij.fhir.Compartments;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.referral.Trigger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Applies what was prepared: identities, referral, facts; all of it or nothing. */
@Component
public class FactIntake {

    private static final Set<String> ABOUT = Set.of("subject", "patient", "for", "beneficiary");

    private final Identities identities;
    private final PartnerUrls urls;
    private final ReferralMovement referrals;
    private final FactStatements facts;

    FactIntake(Identities identities, PartnerUrls urls, ReferralMovement referrals, FactStatements facts) {
        this.identities = identities;
        this.urls = urls;
        this.referrals = referrals;
        this.facts = facts;
    }

    /**
     * Applies it under its locks.
     *
     * @param trigger what it does to the referral it belongs to
     * @throws StatementRefused when it conflicts with what it says itself, or may not be said any more
     */
    public Applied apply(OpenCommit open, Preparation preparation, Optional<Trigger> trigger) {
        requireOnePatient(preparation);
        requireOwnFacts(open, preparation);
        requireNoLink(preparation);
        requireNoSubscription(preparation);
        requireNothingProjected(preparation);
        bindIdentifiers(preparation);
        bindUrls(preparation);
        Optional<Moved> moved = referrals.move(preparation, trigger);
        Applied stated = facts.state(open, preparation, moved);
        List<Issue> issues = new ArrayList<>(stated.issues());
        moved.filter(Moved::waits)
                .ifPresent(waits -> issues.add(Issue.information(
                        Rule.TRANSITION_WAITS,
                        "Bundle.entry.resource.ofType(Task).businessStatus",
                        "The facts are taken. The referral is not moved yet: an earlier message about it is missing;"
                                + " it is moved as soon as that arrives.")));
        return new Applied(issues, stated.told());
    }

    /** What other messages may have waited for and this one makes known. */
    public static Set<String> madeKnown(Telling telling, Contents contents) {
        Set<String> keys = new LinkedHashSet<>();
        Persons.numbers(contents, telling.partner()).stream()
                .map(WaitKey::person)
                .forEach(keys::add);
        contents.referral().map(WaitKey::referral).ifPresent(keys::add);
        contents.parts()
                .forEach(part -> Assignment.identifiersOf(part.resource()).stream()
                        .map(identifier -> WaitKey.resource(part.resource().fhirType(), identifier))
                        .forEach(keys::add));
        return keys;
    }

    private static void requireOnePatient(Preparation preparation) {
        for (Assignment assignment : preparation.facts()) {
            List<String> patients = Compartments.patientsOf(assignment.part().resource());
            if (patients.stream().anyMatch(patient -> !patient.equals(preparation.patient()))) {
                throw new StatementRefused(
                        Rule.OTHER_PATIENT,
                        assignment.part().location(),
                        "The resource belongs to another patient than the message. Send one message for each patient.");
            }
            if (patients.isEmpty() && saysWhomItIsAbout(assignment.part().resource())) {
                throw new StatementRefused(
                        Rule.OTHER_PATIENT,
                        assignment.part().location(),
                        "It cannot be told whether the resource is about the message's Patient. Refer to the Patient's"
                                + " fullUrl.");
            }
        }
    }

    private static boolean saysWhomItIsAbout(Resource resource) {
        return ABOUT.stream()
                .flatMap(name -> Optional.ofNullable(resource.getNamedProperty(name)).stream())
                .flatMap(property -> property.getValues().stream())
                .anyMatch(Reference.class::isInstance);
    }

    /**
     * An identifier that is known for another person's resource must not move that resource; what was erased is
     * nobody's.
     */
    private static void requireOwnFacts(OpenCommit open, Preparation preparation) {
        Map<ResourceKey, StoredVersion> stored = open.current(preparation.keys());
        for (Assignment assignment : preparation.assignments()) {
            boolean another = Optional.ofNullable(stored.get(assignment.key()))
                    .filter(version -> !version.erased())
                    .map(StoredVersion::patients)
                    .filter(patients -> !assignment.key().type().equals(Persons.PATIENT))
                    .filter(patients -> !patients.isEmpty()
                            && Collections.disjoint(
                                    patients, preparation.whom().person().records()))
                    .isPresent();
            if (another) {
                throw new StatementRefused(
                        Rule.IDENTITY_CONFLICT,
                        assignment.part().location() + ".identifier",
                        "The identifier is known for a resource of another patient. Give each patient's resources"
                                + " identifiers of their own.");
            }
        }
    }

    private static void requireNothingProjected(Preparation preparation) {
        for (Assignment assignment : preparation.assignments()) {
            if (ProjectedClaim.isMadeBy(assignment.part().resource())) {
                throw new StatementRefused(
                        Rule.PROJECTED_BY_HAND,
                        assignment.part().location(),
                        "The resource claims to be part of a plan of this service. Plans follow from facts and are not"
                                + " written: send the facts, or a plan of your own with your own identifiers.");
            }
        }
    }

    /** Its headers are secrets, which a message is no way for. */
    private static void requireNoSubscription(Preparation preparation) {
        for (Assignment assignment : preparation.assignments()) {
            if (assignment.key().type().equals("Subscription")) {
                throw new StatementRefused(
                        Rule.NOT_VALID,
                        assignment.part().location(),
                        "A Subscription is not told by a message. Create it by REST, and change its secrets.");
            }
        }
    }

    private static void requireNoLink(Preparation preparation) {
        if (preparation.contents().patient().hasLink()) {
            throw new StatementRefused(
                    Rule.MERGE_NOT_SUPPORTED,
                    preparation.contents().patientPart().location() + ".link",
                    "Persons are linked by a sij-patient-link message only. Send the Patient without link, and the"
                            + " link by such a message.");
        }
    }

    /** Has every Patient that may be linked otherwise now show how. */
    public void describeLinked(OpenCommit open, Preparation preparation) {
        new TreeSet<>(preparation.whom().locks())
                .forEach(patient -> facts.describe(open, new ResourceKey(Persons.PATIENT, patient), preparation));
    }

    private void bindIdentifiers(Preparation preparation) {
        Map<Known, String> bound = new LinkedHashMap<>();
        for (Assignment assignment : preparation.assignments()) {
            if (assignment.standing() == Assignment.Standing.STATED) {
                assignment
                        .identifiers()
                        .forEach(identifier -> bound.put(
                                new Known(assignment.key().type(), identifier),
                                assignment.key().id()));
            }
        }
        identities.bind(bound, preparation.telling().partner().id());
    }

    /**
     * Of two messages that tell of a new URL at once the second begins again, and finds what the first has bound. A
     * person of several Patients may be parted again: which of them the URL stands for is not known.
     */
    private void bindUrls(Preparation preparation) {
        boolean severalPatients = preparation.whom().person().records().size() > 1
                || preparation.whom().replaced().isPresent();
        Map<RestfulUrl, ResourceKey> told = new LinkedHashMap<>();
        for (Assignment assignment : preparation.assignments()) {
            if (assignment.standing() == Assignment.Standing.STATED
                    && !(severalPatients && assignment.key().type().equals(Persons.PATIENT))) {
                urls.of(assignment.part()).ifPresent(url -> told.put(url, assignment.key()));
            }
        }
        Map<RestfulUrl, ResourceKey> bound = urls.bind(preparation.telling().partner(), told);
        boolean lost = told.entrySet().stream()
                .anyMatch(entry -> !Assignment.isShared(entry.getValue().type())
                        && !entry.getValue().equals(bound.get(entry.getKey())));
        if (lost) {
            throw BeginAgain.because("a URL was bound meanwhile");
        }
    }
}
