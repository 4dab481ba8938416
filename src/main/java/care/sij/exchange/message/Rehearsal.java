package care.sij.exchange.message;

import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.message.KeptArrivals.Again;
import care.sij.record.CommitCause;
import care.sij.record.CommitStep;
import care.sij.record.Commits;
import care.sij.record.OpenCommit;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has a message go its whole way in a transaction that is always rolled back: it is read, checked, applied and the
 * plans are derived, and of all that nothing stays, no version, no answer, no audit row of a change, no leaf of the
 * ledger.
 */
@Component
class Rehearsal {

    /**
     * What would come of it.
     *
     * @param changes how many versions would be written, by interaction and type
     */
    record Seen(Answer.Code code, List<Issue> issues, Map<String, Integer> changes) {}

    /** Ends the transaction. */
    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Seen seen;

        RolledBack(Seen seen) {
            super("rehearsed", null, false, false);
            this.seen = seen;
        }
    }

    private final EnvelopeReader envelopes;
    private final Arrivals arrivals;
    private final MessageCheck check;
    private final Reception reception;
    private final Admission admission;
    private final Commits commits;
    private final ObjectProvider<CommitStep> steps;

    Rehearsal(
            EnvelopeReader envelopes,
            Arrivals arrivals,
            MessageCheck check,
            Reception reception,
            Admission admission,
            Commits commits,
            ObjectProvider<CommitStep> steps) {
        this.envelopes = envelopes;
        this.arrivals = arrivals;
        this.check = check;
        this.reception = reception;
        this.admission = admission;
        this.commits = commits;
        this.steps = steps;
    }

    /** What would come of the message. */
    Seen of(Again again, String requestId) {
        try {
            Arrival arrival = arrivals.of(envelopes.read(again.bundle(), again.partner()));
            List<Issue> findings = check.looked(arrival);
            return findings.stream().anyMatch(finding -> finding.level() == Issue.Level.ERROR)
                    ? new Seen(Answer.Code.FATAL, findings, Map.of())
                    : admission.admitted(() -> applied(arrival, findings, requestId));
        } catch (StatementRefused refused) {
            return new Seen(Answer.Code.FATAL, refused.issues(), Map.of());
        } catch (RequestRefused refused) {
            return new Seen(Answer.Code.FATAL, List.of(refused.issue()), Map.of());
        } catch (Crowded crowded) {
            return new Seen(Answer.Code.TRANSIENT, List.of(), Map.of());
        }
    }

    private Seen applied(Arrival arrival, List<Issue> advice, String requestId) {
        CommitCause cause = new CommitCause(
                CommitCause.Kind.MESSAGE,
                arrival.envelope().partner().id(),
                arrival.envelope().event().code(),
                Optional.of(arrival.envelope().archived()),
                requestId);
        try {
            return commits.commit(cause, open -> {
                throw new RolledBack(seen(open, arrival, advice));
            });
        } catch (RolledBack rolledBack) {
            return rolledBack.seen;
        }
    }

    private Seen seen(OpenCommit open, Arrival arrival, List<Issue> advice) {
        open.lockIdentifiers(MessageProcessing.subjects(arrival));
        Outcome outcome = reception.receive(open, arrival.fresh()).after(advice);
        steps.orderedStream().forEach(step -> step.apply(open));
        Map<String, Integer> changes = new TreeMap<>();
        open.appended().stream()
                .filter(version -> !version.key().type().equals("Bundle"))
                .map(Rehearsal::change)
                .forEach(change -> changes.merge(change, 1, Integer::sum));
        return new Seen(Answer.Code.OK, outcome.issues(), changes);
    }

    private static String change(StoredVersion version) {
        return version.interaction().name().toLowerCase(Locale.ROOT) + " "
                + version.key().type();
    }
}
