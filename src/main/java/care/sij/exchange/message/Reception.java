package care.sij.exchange.message;

import care.sij.exchange.facts.Assignment;
import care.sij.exchange.facts.Assignment.Standing;
import care.sij.exchange.facts.Contents;
import care.sij.exchange.facts.FactIntake;
import care.sij.exchange.facts.FactStore;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.Persons;
import care.sij.exchange.facts.Preparation;
import care.sij.exchange.facts.Preparations;
import care.sij.exchange.facts.Referrals;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Telling;
import care.sij.exchange.message.Parking.Parked;
import care.sij.fhir.Compartments;
import care.sij.fhir.EncodedResource;
import care.sij.fhir.FhirJson;
import care.sij.partner.Partners;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.referral.Trigger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/** Takes a message in: archived, applied or parked; and with it every parked message that had waited for it. */
@Component
class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    /** A message as it arrived, its bundle encoded before anything in it is changed. */
    record Arrival(Envelope envelope, Contents contents, EncodedResource archive) {

        /** The same with contents of its own: preparing a message changes them, and a commit may be tried again. */
        Arrival fresh() {
            return new Arrival(envelope, contents.copy(), archive);
        }
    }

    /**
     * What came of a message.
     *
     * @param asked the resource that the message asked for
     */
    record Outcome(List<Issue> issues, Optional<Resource> asked) {

        static Outcome of(List<Issue> issues) {
            return new Outcome(issues, Optional.empty());
        }

        /** The same, said after what else there is to say. */
        Outcome after(List<Issue> first) {
            List<Issue> all = new ArrayList<>(first);
            all.addAll(issues);
            return new Outcome(List.copyOf(all), asked);
        }
    }

    private final Persons persons;
    private final Referrals referrals;
    private final Preparations preparations;
    private final FactIntake application;
    private final Parking parking;
    private final EnvelopeReader envelopes;
    private final Partners partners;
    private final FactStore store;
    private final FhirJson json;

    Reception(
            Persons persons,
            Referrals referrals,
            Preparations preparations,
            FactIntake application,
            Parking parking,
            EnvelopeReader envelopes,
            Partners partners,
            FactStore store,
            FhirJson json) {
        this.persons = persons;
        this.referrals = referrals;
        this.preparations = preparations;
        this.application = application;
        this.parking = parking;
        this.envelopes = envelopes;
        this.partners = partners;
        this.store = store;
        this.json = json;
    }

    /** What arrived, with the bundle's bytes kept as they came. */
    Arrival arrival(Envelope envelope) {
        Bundle bundle = envelope.bundle();
        return new Arrival(envelope, Contents.of(bundle), store.encode(bundle, envelope.archived()));
    }

    /**
     * Receives a message whose identifiers are locked; returns what its sender should know or has asked for.
     *
     * @throws StatementRefused when its content is refused
     */
    Outcome receive(OpenCommit open, Arrival arrival) {
        return arrival.envelope().event() == MessageEvent.REFERRAL_STATUS_QUERY
                ? status(open, arrival)
                : Outcome.of(take(open, arrival));
    }

    /** A query tells nothing: it is answered with the referral's Task as it stands. */
    private Outcome status(OpenCommit open, Arrival arrival) {
        StoredVersion task = arrival.contents()
                .referral()
                .flatMap(number -> referrals.placedBy(number, arrival.envelope().partner()))
                .flatMap(referral -> open.current(new ResourceKey("Task", referral.task())))
                .orElseThrow(
                        () -> new StatementRefused(
                                Rule.UNKNOWN_REFERRAL,
                                "Bundle.entry.resource.ofType(Task).identifier",
                                "You have placed no referral of this number. Ask by the number (type PLAC) of your own request."));
        return new Outcome(List.of(taken()), Optional.of(json.read(task.body())));
    }

    private List<Issue> take(OpenCommit open, Arrival arrival) {
        Envelope envelope = arrival.envelope();
        requireReferral(arrival);
        Optional<String> patient = person(arrival);
        if (patient.isEmpty()) {
            open.lockPatientless(Set.of(envelope.archived()), Set.of());
            archive(open, arrival);
            return park(open, envelope, Persons.awaited(envelope.telling(), arrival.contents()));
        }
        open.lockPatients(Set.of(patient.get()));
        Preparation preparation = preparations.prepare(open, envelope.telling(), arrival.contents(), patient.get());
        Set<String> known = FactIntake.madeKnown(envelope.telling(), arrival.contents());
        Map<Parked, Arrival> released = waitingFor(open, known);
        lockShared(open, preparation, envelope.archived(), released.values());
        archive(open, arrival);
        if (!preparation.awaited().isEmpty()) {
            return park(open, envelope, preparation.awaited());
        }
        List<Issue> issues = application.apply(open, preparation, trigger(arrival));
        release(open, patient.get(), released);
        return issues.isEmpty() ? List.of(taken()) : issues;
    }

    private static void requireReferral(Arrival arrival) {
        if (arrival.contents().referral().isEmpty() && arrival.envelope().event() != MessageEvent.PATIENT_LINK) {
            throw new StatementRefused(
                    Rule.NO_REFERRAL_IDENTITY,
                    "Bundle.entry.resource.ofType(Task)",
                    "No Task says by the placer's number (type PLAC) which referral is meant. Add it to the referral's Task, or refer "
                            + "to it by identifier in Task.focus or Task.partOf.");
        }
    }

    /** Only a referral request creates a person. */
    private Optional<String> person(Arrival arrival) {
        Telling telling = arrival.envelope().telling();
        return arrival.envelope().event() == MessageEvent.REFERRAL_REQUEST
                ? Optional.of(persons.knownOrNew(telling, arrival.contents()))
                : persons.known(telling, arrival.contents());
    }

    private static Optional<Trigger> trigger(Arrival arrival) {
        return Triggers.of(arrival.envelope().event(), arrival.contents().coordinationTask());
    }

    /** Tries a parked message again whose identifiers are locked, and with it what waits for it. */
    void retry(OpenCommit open, Parked parked, Arrival arrival) {
        try {
            person(arrival).ifPresent(patient -> retry(open, patient, parked, arrival));
        } catch (StatementRefused refused) {
            parking.refuse(parked);
        }
    }

    private void retry(OpenCommit open, String patient, Parked parked, Arrival arrival) {
        open.lockPatients(Set.of(patient));
        Map<Parked, Arrival> waiting = new LinkedHashMap<>();
        waiting.put(parked, arrival);
        waiting.putAll(waitingFor(open, FactIntake.madeKnown(arrival.envelope().telling(), arrival.contents())));
        Set<ResourceKey> changing = new LinkedHashSet<>();
        waiting.values()
                .forEach(one ->
                        changing.addAll(preparations.sharedKeys(one.envelope().telling(), one.contents())));
        open.lockPatientless(changing, Set.of());
        release(open, patient, waiting);
    }

    private void archive(OpenCommit open, Arrival arrival) {
        open.append(new Draft(
                arrival.envelope().archived(),
                List.of(),
                Origin.PARTNER,
                arrival.envelope().partner().id(),
                arrival.archive().contentHash(),
                arrival.archive().encoder(),
                IndexTerms.NONE));
    }

    private List<Issue> park(OpenCommit open, Envelope envelope, Set<String> awaited) {
        parking.park(envelope, awaited, open.instant());
        return List.of(Issue.information(
                Rule.PARKED,
                "Bundle",
                "The message is kept and not applied yet: the person, the referral or a resource that it refers to is not "
                        + "known. It is applied as soon as that arrives; nothing to do unless that was never sent."));
    }

    private static Issue taken() {
        return Issue.information(Rule.ACCEPTED, "", "The message is taken; the plans follow from it.");
    }

    /** Everything parked that this message, or what it releases, may release. */
    private Map<Parked, Arrival> waitingFor(OpenCommit open, Set<String> known) {
        Map<Parked, Arrival> waiting = new LinkedHashMap<>();
        Set<String> all = new LinkedHashSet<>(known);
        for (List<Parked> more = parking.waitingFor(all);
                waiting.size() < more.size();
                more = parking.waitingFor(all)) {
            for (Parked parked : more) {
                Arrival arrival = waiting.computeIfAbsent(parked, one -> reopen(open, one));
                all.addAll(FactIntake.madeKnown(arrival.envelope().telling(), arrival.contents()));
            }
        }
        return waiting;
    }

    /** A parked message as it arrived. */
    Arrival reopen(OpenCommit open, Parked parked) {
        StoredVersion archived =
                open.current(new ResourceKey("Bundle", parked.bundleId())).orElseThrow();
        Bundle bundle = json.read(archived.body(), Bundle.class);
        bundle.setId(parked.bundleId());
        return arrival(envelopes.read(bundle, partners.byId(parked.partner()).orElseThrow()));
    }

    private void lockShared(
            OpenCommit open, Preparation preparation, ResourceKey archived, Collection<Arrival> released) {
        Set<ResourceKey> changing = new LinkedHashSet<>();
        Set<ResourceKey> reliedUpon = new LinkedHashSet<>();
        List<Assignment> shared = shared(preparation.assignments());
        Map<ResourceKey, StoredVersion> current =
                open.current(shared.stream().map(Assignment::key).toList());
        for (Assignment assignment : shared) {
            (unchanged(preparation, assignment, current) ? reliedUpon : changing).add(assignment.key());
        }
        for (Arrival arrival : released) {
            changing.addAll(preparations.sharedKeys(arrival.envelope().telling(), arrival.contents()));
        }
        reliedUpon.removeAll(changing);
        changing.add(archived);
        open.lockPatientless(changing, reliedUpon);
        requireUnchanged(open, preparation, shared, reliedUpon);
    }

    /** Between the look and the lock another message may have changed what this one relied upon: begin again. */
    private static void requireUnchanged(
            OpenCommit open, Preparation preparation, List<Assignment> shared, Set<ResourceKey> reliedUpon) {
        Map<ResourceKey, StoredVersion> current = open.current(reliedUpon);
        boolean changed = shared.stream()
                .filter(assignment -> reliedUpon.contains(assignment.key()))
                .anyMatch(assignment -> !unchanged(preparation, assignment, current));
        if (changed) {
            throw new CannotAcquireLockException(
                    "a shared resource changed meanwhile", new SQLException("serialization failure", "40001"));
        }
    }

    private static boolean unchanged(
            Preparation preparation, Assignment assignment, Map<ResourceKey, StoredVersion> current) {
        return Optional.ofNullable(current.get(assignment.key()))
                .filter(version -> version.contentHash()
                        .equals(preparation.encoded(assignment).contentHash()))
                .isPresent();
    }

    private static List<Assignment> shared(List<Assignment> assignments) {
        return assignments.stream()
                .filter(assignment -> assignment.standing() == Standing.STATED)
                .filter(assignment ->
                        Compartments.patientsOf(assignment.part().resource()).isEmpty())
                .toList();
    }

    /** Applies what was parked, in the senders' order, again and again while one releases another. */
    private void release(OpenCommit open, String patient, Map<Parked, Arrival> waiting) {
        Map<Parked, Arrival> left = new LinkedHashMap<>(waiting);
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Map.Entry<Parked, Arrival> entry : List.copyOf(left.entrySet())) {
                if (released(open, patient, entry.getKey(), entry.getValue())) {
                    left.remove(entry.getKey());
                    progress = true;
                }
            }
        }
    }

    private boolean released(OpenCommit open, String patient, Parked parked, Arrival arrival) {
        try {
            return open.underSavepoint(() -> applyParked(open, patient, parked, arrival));
        } catch (StatementRefused refused) {
            parking.refuse(parked);
            return true;
        } catch (IllegalStateException | IllegalArgumentException fault) {
            LOG.error("a parked message could not be applied and is set down as refused: {}", fault.getClass());
            parking.refuse(parked);
            return true;
        }
    }

    private boolean applyParked(OpenCommit open, String patient, Parked parked, Arrival arrival) {
        if (person(arrival).filter(patient::equals).isEmpty()) {
            return false;
        }
        Arrival fresh = arrival.fresh();
        Preparation preparation = preparations.prepare(open, fresh.envelope().telling(), fresh.contents(), patient);
        if (!preparation.awaited().isEmpty()) {
            parking.waitOn(parked, preparation.awaited());
            return false;
        }
        application.apply(open, preparation, trigger(fresh));
        parking.release(parked);
        return true;
    }
}
