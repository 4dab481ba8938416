package care.sij.exchange.message;

import care.sij.audit.AuditedRequest;
import care.sij.exchange.MessageSteps.Step;
import care.sij.exchange.OwnNumbers;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.Preparation;
import care.sij.exchange.facts.Preparations;
import care.sij.exchange.facts.Referrals;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Whom;
import care.sij.exchange.message.Parking.Parked;
import care.sij.fhir.FhirJson;
import care.sij.fhir.PersonNumbers;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes a message in: archived, applied or parked; and with it every parked message that had waited for it. */
@Component
class Reception {

    private final Subjects subjects;
    private final Referrals referrals;
    private final Preparations preparations;
    private final SharedLocks shared;
    private final Application application;
    private final ParkedRelease release;
    private final Parking parking;
    private final OwnNumbers numbers;
    private final FhirJson json;

    Reception(
            Subjects subjects,
            Referrals referrals,
            Preparations preparations,
            SharedLocks shared,
            Application application,
            ParkedRelease release,
            Parking parking,
            OwnNumbers numbers,
            FhirJson json) {
        this.subjects = subjects;
        this.referrals = referrals;
        this.preparations = preparations;
        this.shared = shared;
        this.application = application;
        this.release = release;
        this.parking = parking;
        this.numbers = numbers;
        this.json = json;
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
                .filter(stored -> !stored.isEmpty())
                .orElseThrow(() -> new StatementRefused(
                        Rule.UNKNOWN_REFERRAL,
                        "Bundle.entry.resource.ofType(Task).identifier",
                        "You have placed no referral of this number. Ask by the number (type PLAC) of your own"
                                + " request."));
        AuditedRequest.current().filter(AuditedAnswer::isMessage).ifPresent(request -> request.shows(task));
        return new Outcome(
                List.of(taken()),
                Optional.of(json.read(PersonNumbers.without(
                        task.body(), numbers.shownTo(arrival.envelope().partner())))),
                List.of());
    }

    private Outcome take(OpenCommit open, Arrival arrival) {
        Envelope envelope = arrival.envelope();
        Subjects.requireReferral(arrival);
        Optional<Whom> whom = StepWatch.step(Step.PERSON, () -> subjects.whom(arrival));
        if (whom.isEmpty()) {
            open.lockPatientless(Set.of(envelope.archived()), Set.of());
            archive(open, arrival);
            return Outcome.of(park(open, envelope, subjects.awaited(arrival)));
        }
        StepWatch.step(Step.LOCKED, () -> subjects.lock(open, arrival, whom.get()));
        Arrival untouched = arrival.fresh();
        Preparation preparation = StepWatch.step(
                Step.PLACED, () -> preparations.prepare(open, envelope.telling(), arrival.contents(), whom.get()));
        Map<Parked, Arrival> released = release.waitingFor(open, arrival, whom.get());
        StepWatch.step(Step.LOCKED, () -> shared.lock(open, preparation, envelope.archived(), released.values()));
        archive(open, arrival);
        if (!preparation.awaited().isEmpty()) {
            return Outcome.of(park(open, envelope, preparation.awaited()));
        }
        List<Issue> issues = StepWatch.step(Step.APPENDED, () -> application.apply(open, untouched, preparation));
        AuditedRequest.current()
                .filter(AuditedAnswer::isMessage)
                .ifPresent(request -> request.concerns(List.of(preparation.patient())));
        List<Parked> later = release.release(open, whom.get().locks(), released);
        return new Outcome(issues.isEmpty() ? List.of(taken()) : issues, Optional.empty(), later);
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
}
