package care.sij.exchange.message;

import care.sij.exchange.facts.Contents;
import care.sij.exchange.facts.FactIntake;
import care.sij.exchange.facts.FactStore;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.PersonMerges;
import care.sij.exchange.facts.Preparation;
import care.sij.exchange.facts.Preparations;
import care.sij.exchange.facts.Referrals;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Telling;
import care.sij.exchange.facts.Whom;
import care.sij.exchange.message.Parking.Parked;
import care.sij.fhir.FhirJson;
import care.sij.fhir.PersonNumbers;
import care.sij.fhir.PersonNumbers.Shown;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.referral.Trigger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a message in: archived, applied or parked; and with it every parked message that had waited for it. */
@Component
class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Subjects subjects;
    private final PersonMerges merges;
    private final Referrals referrals;
    private final Preparations preparations;
    private final SharedLocks shared;
    private final FactIntake application;
    private final Parking parking;
    private final EnvelopeReader envelopes;
    private final Partners partners;
    private final FactStore store;
    private final FhirJson json;

    Reception(
            Subjects subjects,
            PersonMerges merges,
            Referrals referrals,
            Preparations preparations,
            SharedLocks shared,
            FactIntake application,
            Parking parking,
            EnvelopeReader envelopes,
            Partners partners,
            FactStore store,
            FhirJson json) {
        this.subjects = subjects;
        this.merges = merges;
        this.referrals = referrals;
        this.preparations = preparations;
        this.shared = shared;
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
        return new Arrival(envelope, contents(envelope), store.encode(bundle, envelope.archived()));
    }

    private static Contents contents(Envelope envelope) {
        return envelope.event() == MessageEvent.PATIENT_LINK
                ? Contents.ofLinked(envelope.bundle())
                : Contents.of(envelope.bundle());
    }

    /**
     * Receives a message whose identifiers are locked; returns what its sender should know or has asked for.
     *
     * @throws StatementRefused when its content is refused
     */
    Outcome receive(OpenCommit open, Arrival arrival) {
        return arrival.envelope().event() == MessageEvent.REFERRAL_STATUS_QUERY
                ? status(open, arrival)
                : take(open, arrival);
    }

    /** A query tells nothing: it is answered with the referral's Task as it stands. */
    private Outcome status(OpenCommit open, Arrival arrival) {
        StoredVersion task = arrival.contents()
                .referral()
                .flatMap(number -> referrals.placedBy(number, arrival.envelope().partner()))
                .flatMap(referral -> open.current(new ResourceKey("Task", referral.task())))
                .orElseThrow(() -> new StatementRefused(
                        Rule.UNKNOWN_REFERRAL,
                        "Bundle.entry.resource.ofType(Task).identifier",
                        "You have placed no referral of this number. Ask by the number (type PLAC) of your own"
                                + " request."));
        return new Outcome(
                List.of(taken()),
                Optional.of(json.read(PersonNumbers.without(
                        task.body(), shownTo(arrival.envelope().partner())))),
                List.of());
    }

    private Shown shownTo(Partner partner) {
        return new Shown(partner::mayAssert, system -> !partners.ownedByAnother(system, partner));
    }

    private Outcome take(OpenCommit open, Arrival arrival) {
        Envelope envelope = arrival.envelope();
        Subjects.requireReferral(arrival);
        Optional<Whom> whom = subjects.whom(arrival);
        if (whom.isEmpty()) {
            open.lockPatientless(Set.of(envelope.archived()), Set.of());
            archive(open, arrival);
            return Outcome.of(park(open, envelope, subjects.awaited(arrival)));
        }
        subjects.lock(open, arrival, whom.get());
        Arrival untouched = arrival.fresh();
        Preparation preparation = preparations.prepare(open, envelope.telling(), arrival.contents(), whom.get());
        Map<Parked, Arrival> released = waitingFor(open, FactIntake.madeKnown(envelope.telling(), arrival.contents()));
        shared.lock(open, preparation, envelope.archived(), released.values());
        archive(open, arrival);
        if (!preparation.awaited().isEmpty()) {
            return Outcome.of(park(open, envelope, preparation.awaited()));
        }
        List<Issue> issues = apply(open, untouched, preparation);
        List<Parked> later = release(open, whom.get().locks(), released);
        return new Outcome(issues.isEmpty() ? List.of(taken()) : issues, Optional.empty(), later);
    }

    /**
     * Applies what is prepared; a message that links persons first links them, and is prepared again for who goes on.
     */
    private List<Issue> apply(OpenCommit open, Arrival untouched, Preparation preparation) {
        if (!Subjects.links(untouched)) {
            return application.apply(open, preparation, trigger(untouched));
        }
        Telling telling = untouched.envelope().telling();
        Whom whom = merges.link(open, telling, untouched.contents(), preparation.whom());
        Preparation linked = preparations.prepare(open, telling, untouched.contents(), whom);
        List<Issue> issues = application.apply(open, linked, Optional.empty());
        application.describeLinked(open, linked);
        return issues;
    }

    private static Optional<Trigger> trigger(Arrival arrival) {
        return Triggers.of(arrival.envelope().event(), arrival.contents().coordinationTask());
    }

    /** Tries a parked message again whose identifiers are locked, and with it what waits for it. */
    void retry(OpenCommit open, Parked parked, Arrival arrival) {
        try {
            Optional<Whom> whom = subjects.whom(arrival);
            whom.ifPresentOrElse(
                    about -> retry(open, about, parked, arrival),
                    () -> parking.waitOn(parked, subjects.awaited(arrival)));
        } catch (StatementRefused refused) {
            parking.refuse(parked);
        }
    }

    private void retry(OpenCommit open, Whom whom, Parked parked, Arrival arrival) {
        subjects.lock(open, arrival, whom);
        Map<Parked, Arrival> waiting = new LinkedHashMap<>();
        waiting.put(parked, arrival);
        waiting.putAll(waitingFor(open, FactIntake.madeKnown(arrival.envelope().telling(), arrival.contents())));
        open.lockPatientless(shared.changing(waiting.values()), Set.of());
        release(open, whom.locks(), waiting);
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
                "The message is kept and not applied yet: the person, the referral or a resource that it"
                        + " refers to is not known. It is applied as soon as that arrives; nothing to do unless"
                        + " that was never sent."));
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
                Optional.ofNullable(waiting.get(parked))
                        .or(() -> reopened(open, parked))
                        .ifPresent(arrival -> {
                            waiting.put(parked, arrival);
                            all.addAll(FactIntake.madeKnown(arrival.envelope().telling(), arrival.contents()));
                        });
            }
        }
        return waiting;
    }

    /** Empty, and set down as refused, when its sender's registration no longer allows it. */
    private Optional<Arrival> reopened(OpenCommit open, Parked parked) {
        try {
            return Optional.of(reopen(open, parked));
        } catch (NoSuchElementException | RequestRefused | StatementRefused refused) {
            LOG.warn("a parked message cannot be read any more and is set down as refused: {}", refused.getClass());
            parking.refuse(parked);
            return Optional.empty();
        }
    }

    /** A parked message as it arrived. */
    Arrival reopen(OpenCommit open, Parked parked) {
        StoredVersion archived =
                open.current(new ResourceKey("Bundle", parked.bundleId())).orElseThrow();
        Bundle bundle = json.read(archived.body(), Bundle.class);
        bundle.setId(parked.bundleId());
        return arrival(envelopes.read(bundle, partners.byId(parked.partner()).orElseThrow()));
    }

    /**
     * Applies what was parked, in the senders' order, again and again while one releases another; returns what links
     * other persons than those that are locked.
     */
    private List<Parked> release(OpenCommit open, Set<String> locked, Map<Parked, Arrival> waiting) {
        Map<Parked, Arrival> left = new LinkedHashMap<>(waiting);
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Map.Entry<Parked, Arrival> entry : List.copyOf(left.entrySet())) {
                if (released(open, locked, entry.getKey(), entry.getValue())) {
                    left.remove(entry.getKey());
                    progress = true;
                }
            }
        }
        return left.entrySet().stream()
                .filter(entry -> Subjects.links(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean released(OpenCommit open, Set<String> locked, Parked parked, Arrival arrival) {
        try {
            return open.underSavepoint(() -> applyParked(open, locked, parked, arrival));
        } catch (StatementRefused refused) {
            parking.refuse(parked);
            return true;
        } catch (IllegalStateException | IllegalArgumentException fault) {
            LOG.error("a parked message could not be applied and is set down as refused: {}", fault.getClass());
            parking.refuse(parked);
            return true;
        }
    }

    private boolean applyParked(OpenCommit open, Set<String> locked, Parked parked, Arrival arrival) {
        Optional<Whom> whom = subjects.whom(arrival).filter(about -> locked.containsAll(about.locks()));
        if (whom.isEmpty()) {
            return false;
        }
        Arrival fresh = arrival.fresh();
        Preparation preparation = preparations.prepare(open, fresh.envelope().telling(), fresh.contents(), whom.get());
        if (!preparation.awaited().isEmpty()) {
            parking.waitOn(parked, preparation.awaited());
            return false;
        }
        apply(open, arrival.fresh(), preparation);
        parking.release(parked);
        return true;
    }
}
