package care.sij.exchange.message;

import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.Persons;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.WaitKey;
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
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/**
 * From a message bundle to its answer, in one transaction (DESIGN 2): seen before? conforms? whose is it? then facts,
 * referral, parked messages and plan, and the answer itself.
 */
@Component
class MessageProcessing {

    private final EnvelopeReader envelopes;
    private final Inbox inbox;
    private final MessageCheck check;
    private final Reception reception;
    private final MessageAnswers answers;
    private final Commits commits;
    private final Clock clock;

    MessageProcessing(
            EnvelopeReader envelopes,
            Inbox inbox,
            MessageCheck check,
            Reception reception,
            MessageAnswers answers,
            Commits commits,
            Clock clock) {
        this.envelopes = envelopes;
        this.inbox = inbox;
        this.check = check;
        this.reception = reception;
        this.answers = answers;
        this.commits = commits;
        this.clock = clock;
    }

    /**
     * The answer to a message: the one already given, or what comes of processing it now.
     *
     * @throws RequestRefused when the bundle is no message; nothing is remembered then
     */
    Bytes process(Bundle bundle, Partner partner, String requestId) {
        try {
            Envelope envelope = envelopes.read(bundle, partner);
            Optional<Bytes> given = inbox.answerTo(envelope);
            return given.isPresent() ? given.get() : processNew(envelope, requestId);
        } catch (StatementRefused refused) {
            Instant sameForEachResend = bundle.getTimestamp().toInstant();
            return answers.fatal(bundle, partner, refused.issues(), sameForEachResend);
        }
    }

    private Bytes processNew(Envelope envelope, String requestId) {
        Reception.Arrival arrival = reception.arrival(envelope);
        List<Issue> findings = Stage.VALIDATE.time(() -> check.findings(envelope));
        CommitCause cause = new CommitCause(
                CommitCause.Kind.MESSAGE,
                envelope.partner().id(),
                envelope.event().code(),
                Optional.of(envelope.archived()),
                requestId);
        return Stage.COMMIT.time(() -> commits.commit(cause, open -> receive(open, arrival, findings)));
    }

    private Bytes receive(OpenCommit open, Reception.Arrival arrival, List<Issue> findings) {
        Envelope envelope = arrival.envelope();
        open.lockIdentifiers(locks(arrival));
        Optional<Bytes> given = inbox.answerTo(envelope);
        if (given.isPresent()) {
            return given.get();
        }
        Instant at = clock.instant();
        try {
            List<Issue> advice = accepted(findings);
            Reception.Outcome outcome = Stage.RESOLVE
                    .time(() -> open.underSavepoint(() -> reception.receive(open, arrival.fresh())))
                    .after(advice);
            Bytes answer = answers.ok(envelope.bundle(), envelope.partner(), outcome, at);
            inbox.remember(envelope, "ok", answer, at);
            return answer;
        } catch (StatementRefused refused) {
            Bytes answer = answers.fatal(envelope.bundle(), envelope.partner(), refused.issues(), at);
            inbox.remember(envelope, "fatal-error", answer, at);
            return answer;
        }
    }

    private static List<Issue> accepted(List<Issue> findings) {
        if (findings.stream().anyMatch(finding -> finding.level() == Issue.Level.ERROR)) {
            throw new StatementRefused(findings);
        }
        return findings;
    }

    private static Set<String> locks(Reception.Arrival arrival) {
        Envelope envelope = arrival.envelope();
        Set<String> locks = new LinkedHashSet<>();
        locks.add("message|" + envelope.partner().id() + "|" + envelope.messageId());
        locks.add("bundle|" + envelope.partner().id() + "|" + envelope.bundleId());
        Persons.identifiers(arrival.contents(), envelope.partner()).stream()
                .map(WaitKey::person)
                .forEach(locks::add);
        arrival.contents().referral().map(WaitKey::referral).ifPresent(locks::add);
        return locks;
    }
}
