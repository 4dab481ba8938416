package care.sij.exchange.direct;

import care.sij.audit.Testimony;
import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.facts.BeginAgain;
import care.sij.exchange.facts.Identities;
import care.sij.exchange.facts.Identities.Known;
import care.sij.exchange.facts.LinkedPersons;
import care.sij.exchange.facts.Persons;
import care.sij.exchange.facts.References.Pointer;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.SourceOrder;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Telling;
import care.sij.exchange.facts.Testimonies;
import care.sij.exchange.subscription.Subscribing;
import care.sij.fhir.NestedResources;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.stereotype.Component;

/** Applies the writes of one request in one commit: places, references, locks, rights, statements. */
@Component
class WriteIntake {

    /** Each patient is a lock, and a database has room for a few thousand. */
    private static final int MOST_PATIENTS = 1000;

    /**
     * What came of the writes.
     *
     * @param effects by the place of the write in the request; of a deletion that finds nothing there is none
     * @param known what is known now, for messages that wait for it
     */
    record Taken(Map<Integer, Effected> effects, Set<String> known) {}

    private final Conditioned conditioned;
    private final Placing placing;
    private final Links links;
    private final WriteRights rights;
    private final WriteScopes scopes;
    private final ReferralWrites referrals;
    private final Identities identities;
    private final LinkedPersons linked;
    private final UnseenNumbers unseen;
    private final WriteStatements statements;
    private final Testimonies testimonies;
    private final ReferralAnswers answers;
    private final Subscribing subscribing;
    private final Clock clock;

    WriteIntake(
            Conditioned conditioned,
            Placing placing,
            Links links,
            WriteRights rights,
            WriteScopes scopes,
            ReferralWrites referrals,
            Identities identities,
            LinkedPersons linked,
            UnseenNumbers unseen,
            WriteStatements statements,
            Testimonies testimonies,
            ReferralAnswers answers,
            Subscribing subscribing,
            Clock clock) {
        this.conditioned = conditioned;
        this.placing = placing;
        this.links = links;
        this.rights = rights;
        this.scopes = scopes;
        this.referrals = referrals;
        this.identities = identities;
        this.linked = linked;
        this.unseen = unseen;
        this.statements = statements;
        this.testimonies = testimonies;
        this.answers = answers;
        this.subscribing = subscribing;
        this.clock = clock;
    }

    /**
     * Takes all writes.
     *
     * @param tellingId the id under which the partner states it
     * @throws StatementRefused when one of them may not be done
     * @throws care.sij.access.AccessRefused when one is beyond what a scope's filter selects
     */
    Taken take(OpenCommit open, WriteRequest request, String tellingId) {
        List<Write> asked = request.writes().stream().map(FreshCopies::of).toList();
        open.lockIdentifiers(WriteLocks.of(asked, request.sought()));
        Map<Integer, ResourceKey> found = conditioned.found(request, asked);
        List<Write> writes = Resolution.resolve(open, request, asked, found);
        Telling telling = new Telling(request.partner(), new SourceOrder(clock.instant(), tellingId));
        Map<Known, String> known = placing.known(request, writes);
        Placement placement = placing.place(writes, found, telling, known);
        rights.requireTargets(open, request, placement);
        placement.stated().forEach(FreshCopies::withoutLinks);
        List<Pointer> pointers = links.rewrite(open, request, placement);
        placement.stated().forEach(FreshCopies::name);
        Belongings belongings = Belongings.of(open, placement);
        Links.requireOnePatient(open, placement, pointers, belongings);
        lock(open, placement, belongings);
        conditioned.requireSought(request);
        if (!known.equals(placing.known(request, writes))
                || !found.equals(conditioned.found(request, asked))
                || isThereMeanwhile(open, placement)) {
            throw BeginAgain.because("what is written to changed meanwhile");
        }
        rights.require(open, request.partner(), placement, belongings);
        scopes.requireBefore(open, request, placement);
        referrals.requireWhole(placement.stated());
        unseen.keep(open, request.partner(), placement);
        bindIdentifiers(placement, request);
        subscribe(open, request, placement);
        Taken taken = statements.state(open, telling, placement, pointers, belongings);
        scopes.requireAfter(request, writes, taken.effects());
        Testimony testimony = new Testimony(open.cause(), request.caller().person(), Optional.empty(), List.of());
        testimonies.write(open, telling, List.copyOf(open.appended()), testimony);
        answers.tell(open, placement, telling);
        return taken;
    }

    /** Of two that create under one id of a client the second updates what the first has made. */
    private static boolean isThereMeanwhile(OpenCommit open, Placement placement) {
        return placement.stated().stream()
                .filter(Placed::isGiven)
                .anyMatch(placed -> open.current(placed.key()).isPresent());
    }

    private void subscribe(OpenCommit open, WriteRequest request, Placement placement) {
        for (Placed placed : placement.stated()) {
            if (NestedResources.of(placed.resource()).anyMatch(Subscription.class::isInstance)) {
                throw new StatementRefused(
                        Rule.NOT_VALID,
                        placed.location(),
                        "A Subscription within another resource would lay its secrets open. Create it by itself.");
            }
            if (placed.resource() instanceof Subscription stated) {
                subscribing.take(open, request.caller(), placed.key(), placed.location(), stated);
            }
        }
        placement.deletions().stream()
                .map(Placement.Deletion::key)
                .filter(key -> key.type().equals("Subscription"))
                .forEach(subscribing::end);
    }

    private void lock(OpenCommit open, Placement placement, Belongings belongings) {
        Set<String> patients = new HashSet<>(belongings.patientsOf(placement.stated()));
        open.current(placement.keys()).values().forEach(version -> patients.addAll(version.patients()));
        if (patients.size() > MOST_PATIENTS) {
            throw new StatementRefused(
                    Rule.TOO_MUCH,
                    "Bundle.entry",
                    "One transaction writes for at most " + MOST_PATIENTS + " patients. Send several.");
        }
        Set<String> locked = new HashSet<>(patients);
        locked.addAll(persons(placement));
        open.lockPatients(locked);
        open.lockPatientless(patientless(open, placement), Set.of());
        boolean moved = open.current(placement.keys()).values().stream()
                .anyMatch(version -> !patients.containsAll(version.patients()));
        if (moved
                || !Belongings.of(open, placement).equals(belongings)
                || leadsElsewhere(placement, belongings)
                || !locked.containsAll(persons(placement))) {
            throw BeginAgain.because("what is written to changed meanwhile");
        }
    }

    /** A written Patient's whole persons: what is said of a replaced one bears on the one that goes on. */
    private Set<String> persons(Placement placement) {
        Set<String> written = placement.keys().stream()
                .filter(key -> key.type().equals(Persons.PATIENT))
                .map(ResourceKey::id)
                .collect(Collectors.toSet());
        LinkedPersons.Groups groups = linked.groups(written);
        return written.stream()
                .flatMap(patient -> groups.person(patient).records().stream())
                .collect(Collectors.toSet());
    }

    /** Those that exist: of two that create the same one the second fails and is tried again. */
    private static Set<ResourceKey> patientless(OpenCommit open, Placement placement) {
        return open.current(placement.keys()).values().stream()
                .filter(version -> version.patients().isEmpty())
                .map(StoredVersion::key)
                .collect(Collectors.toSet());
    }

    /**
     * Whether what is about one person is about a Patient that no longer goes on for it; a Provenance stays with what
     * it is about.
     */
    private boolean leadsElsewhere(Placement placement, Belongings belongings) {
        Set<String> patients = belongings.patientsOf(placement.stated().stream()
                .filter(placed -> !(placed.resource() instanceof Patient))
                .filter(placed -> !(placed.resource() instanceof Provenance))
                .toList());
        LinkedPersons.Groups groups = linked.groups(patients);
        return patients.stream().anyMatch(patient -> !groups.survivorOf(patient).equals(patient));
    }

    private void bindIdentifiers(Placement placement, WriteRequest request) {
        Map<Known, String> bound = new LinkedHashMap<>();
        for (Placed placed : placement.stated()) {
            placed.assignment()
                    .identifiers()
                    .forEach(identifier -> bound.put(
                            new Known(placed.key().type(), identifier),
                            placed.key().id()));
        }
        identities.bind(bound, request.partner().id());
        requireBound(placement);
    }

    /** Of two that give one identity two ids the second finds that out here; without ids of their own they agree. */
    private void requireBound(Placement placement) {
        Map<Known, String> given = new LinkedHashMap<>();
        placement.stated().stream()
                .filter(Placed::isGiven)
                .forEach(placed -> placed.assignment()
                        .identifiers()
                        .forEach(identifier -> given.put(
                                new Known(placed.key().type(), identifier),
                                placed.key().id())));
        if (!identities.find(given.keySet()).equals(given)) {
            throw BeginAgain.because("what is written to changed meanwhile");
        }
    }
}
