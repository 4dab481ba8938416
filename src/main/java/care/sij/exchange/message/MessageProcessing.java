package care.sij.exchange.message;

import care.sij.audit.Asked;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditedRequest;
import care.sij.audit.Trail;
import care.sij.exchange.MessageSteps.Step;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.Persons;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.WaitKey;
import care.sij.exchange.message.Inbox.Seen;
import care.sij.exchange.message.Inbox.Seen.Answered;
import care.sij.exchange.message.Inbox.Seen.Never;
import care.sij.exchange.message.Parking.Parked;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import care.sij.record.CommitCause;
import care.sij.record.Commits;
import care.sij.record.OpenCommit;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * From a message bundle to its answer, in one transaction (DESIGN 2): seen before? conforms? whose is it? then facts,
 * referral, parked messages and plan, and the answer itself.
 */
@Component
class MessageProcessing {

    private static final Logger LOG = LoggerFactory.getLogger(MessageProcessing.class);

    /** An answer, and the parked messages to be tried again before it goes out. */
    private record Processed(Answer answer, List<Parked> later) {}

    private final EnvelopeReader envelopes;
    private final Turns turns;
    private final Admission admission;
    private final Inbox inbox;
    private final MessageCheck check;
    private final Arrivals arrivals;
    private final Reception reception;
    private final ParkedRetries retries;
    private final MessageAnswers answers;
    private final Commits commits;
    private final Trail trail;
    private final StepBook steps;
    private final Clock clock;

    MessageProcessing(
            EnvelopeReader envelopes,
            Turns turns,
            Admission admission,
            Inbox inbox,
            MessageCheck check,
            Arrivals arrivals,
            Reception reception,
            ParkedRetries retries,
            MessageAnswers answers,
            Commits commits,
            Trail trail,
            StepBook steps,
            Clock clock) {
        this.envelopes = envelopes;
        this.turns = turns;
        this.admission = admission;
        this.inbox = inbox;
        this.check = check;
        this.arrivals = arrivals;
        this.reception = reception;
        this.retries = retries;
        this.answers = answers;
        this.commits = commits;
        this.trail = trail;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * The answer to a message: the one already given, or what comes of processing it now.
     *
     * @throws RequestRefused when the bundle is no message; nothing is remembered then
     */
    Answer process(Bundle bundle, Partner partner, String requestId) {
        return process(bundle, partner, () -> envelopes.read(bundle, partner), requestId);
    }

    /**
     * The same for a message that was taken in custody.
     *
     * @param taken the event as which it was, if that was noted
     */
    Answer process(Bundle bundle, Optional<MessageEvent> taken, Partner partner, String requestId) {
        return process(
                bundle,
                partner,
                () -> taken.map(event -> envelopes.again(bundle, event, partner))
                        .orElseGet(() -> envelopes.read(bundle, partner)),
                requestId);
    }

    /**
     * The same for a bundle that was made of what was sent.
     *
     * @param sent the bytes by which the message is recognised when it comes again
     */
    Answer process(Bundle made, Bytes sent, Partner partner, String requestId) {
        return process(made, partner, () -> envelopes.read(made, partner).madeOf(sent), requestId);
    }

    private Answer process(Bundle bundle, Partner partner, Supplier<Envelope> reading, String requestId) {
        return trail.of(Asked.message(partner.id(), requestId), () -> {
            Answer answer = steps.watched(() -> answered(bundle, partner, reading, requestId));
            audited(request -> AuditedAnswer.note(request, answer));
            return answer;
        });
    }

    private Answer answered(Bundle bundle, Partner partner, Supplier<Envelope> reading, String requestId) {
        try {
            Envelope envelope = reading.get();
            audited(request -> request.is(AuditKind.MESSAGE, envelope.event().code()));
            StepWatch.names(StepBook.key(partner.id(), envelope.messageId()));
            String copies = "message|" + partner.id() + "|" + envelope.messageId();
            return turns.inTurn(copies, () -> answerTo(envelope, requestId));
        } catch (StatementRefused refused) {
            return answers.fatal(bundle, partner, refused.issues());
        } catch (Crowded
                | TransientDataAccessException
                | RecoverableDataAccessException
                | DataAccessResourceFailureException
                | TransactionException later) {
            LOG.warn(
                    "a message could not be processed now: {}", later.getClass().getSimpleName());
            return answers.later(bundle, partner);
        }
    }

    private Answer answerTo(Envelope envelope, String requestId) {
        Seen seen = StepWatch.step(Step.SEEN, () -> inbox.seen(envelope));
        if (seen instanceof Answered answered) {
            inbox.sent(envelope, clock.instant());
            return answered.answer();
        }
        return admission.admitted(() -> processNew(envelope, requestId));
    }

    private Answer processNew(Envelope envelope, String requestId) {
        Arrival arrival = StepWatch.step(Step.CODES, () -> arrivals.of(envelope));
        List<Issue> findings = StepWatch.step(Step.VALIDATED, () -> Stage.VALIDATE.time(() -> check.findings(arrival)));
        CommitCause cause = new CommitCause(
                CommitCause.Kind.MESSAGE,
                envelope.partner().id(),
                envelope.event().code(),
                Optional.of(envelope.archived()),
                requestId);
        Processed processed = Stage.COMMIT.time(() -> commits.commit(cause, open -> receive(open, arrival, findings)));
        StepWatch.end(Step.STORED);
        steps.close();
        retries.tryAgain(processed.later(), requestId);
        return processed.answer();
    }

    private Processed receive(OpenCommit open, Arrival arrival, List<Issue> findings) {
        Envelope envelope = arrival.envelope();
        StepWatch.step(Step.LOCKED, () -> open.lockIdentifiers(locks(arrival)));
        Seen seen = StepWatch.step(Step.SEEN, () -> inbox.seen(envelope));
        if (seen instanceof Answered answered) {
            return new Processed(answered.answer(), List.of());
        }
        Instant at = clock.instant();
        audited(AuditedRequest::looksAtContent);
        Processed processed = processed(open, arrival, findings, at);
        audited(request -> AuditedAnswer.note(request, processed.answer()));
        if (seen instanceof Never) {
            inbox.remember(arrival, processed.answer(), at);
        } else {
            inbox.sent(envelope, at);
        }
        return processed;
    }

    private Processed processed(OpenCommit open, Arrival arrival, List<Issue> findings, Instant at) {
        Envelope envelope = arrival.envelope();
        try {
            List<Issue> advice = accepted(findings);
            Outcome outcome = Stage.RESOLVE
                    .time(() -> open.underSavepoint(() -> reception.receive(open, arrival.fresh())))
                    .after(advice);
            return new Processed(answers.ok(envelope.bundle(), envelope.partner(), outcome, at), outcome.later());
        } catch (StatementRefused refused) {
            return new Processed(answers.fatal(envelope.bundle(), envelope.partner(), refused.issues(), at), List.of());
        }
    }

    private static void audited(Consumer<AuditedRequest> note) {
        AuditedRequest.current().filter(AuditedAnswer::isMessage).ifPresent(note);
    }

    private static List<Issue> accepted(List<Issue> findings) {
        if (findings.stream().anyMatch(finding -> finding.level() == Issue.Level.ERROR)) {
            throw new StatementRefused(findings);
        }
        return findings;
    }

    private static Set<String> locks(Arrival arrival) {
        Envelope envelope = arrival.envelope();
        Set<String> locks = new LinkedHashSet<>();
        locks.add("message|" + envelope.partner().id() + "|" + envelope.messageId());
        locks.add("bundle|" + envelope.partner().id() + "|" + envelope.bundleId());
        locks.addAll(subjects(arrival));
        return locks;
    }

    /** The person and the referral a message is about, to be locked before they are looked up. */
    static Set<String> subjects(Arrival arrival) {
        Set<String> locks = new LinkedHashSet<>();
        Persons.numbers(arrival.contents(), arrival.envelope().partner()).stream()
                .map(WaitKey::person)
                .forEach(locks::add);
        arrival.contents().referral().map(WaitKey::referral).ifPresent(locks::add);
        return locks;
    }
}
