package care.sij.audit.retention;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.Trail;
import care.sij.record.CommitCause;
import care.sij.record.Commits;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Goes through everybody of whom nothing was written for the time that records are kept. Each person is purged in a
 * transaction of its own that writes its audit row too, under the lock that every commit about it waits for.
 */
final class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    private static final String ACTIVITY = "purge";
    private static final String SERVICE = "sij";
    private static final int PAGE = 500;

    /** Whether anything is changed. */
    enum Run {
        DRY,
        REAL
    }

    private record Outcome(Verdict verdict, long bodies) {}

    private final Standings standings;
    private final Commits commits;
    private final Trail trail;
    private final RetentionRule rule;
    private final Clock clock;
    private final String runId;

    Purge(Standings standings, Commits commits, Trail trail, RetentionRule rule, Clock clock, UUID run) {
        this.standings = standings;
        this.commits = commits;
        this.trail = trail;
        this.rule = rule;
        this.clock = clock;
        this.runId = ACTIVITY + "-" + run;
    }

    /** What came of it; told after each page as well. */
    Tally run(Run run, Consumer<Tally> progress) {
        Instant since = rule.keptSince(clock.instant());
        Tally tally = new Tally();
        List<String> page = standings.quietSince(since, "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(patient -> look(patient, run, tally));
            progress.accept(tally);
            page = standings.quietSince(since, page.get(page.size() - 1), PAGE);
        }
        return tally;
    }

    /** A person of several Patients is looked at once, when the first of them comes. */
    private void look(String patient, Run run, Tally tally) {
        outcome(patient, run).ifPresent(outcome -> tally.add(outcome.verdict, outcome.bodies));
    }

    /** What cannot be done for one person is undone and told, and keeps nobody else. */
    private Optional<Outcome> outcome(String patient, Run run) {
        try {
            Standing standing = standings.of(patient);
            return isFirst(patient, standing) ? Optional.of(outcome(patient, standing, run)) : Optional.empty();
        } catch (DataAccessException | TransactionException failure) {
            LOG.warn("a person was not purged: {}", failure.getClass().getSimpleName());
            return Optional.of(new Outcome(Verdict.FAILED, 0));
        }
    }

    private Outcome outcome(String patient, Standing standing, Run run) {
        Verdict verdict = rule.verdict(standing, clock.instant());
        if (verdict != Verdict.PURGED || run == Run.DRY) {
            return new Outcome(verdict, verdict == Verdict.PURGED ? bodies(standing) : 0);
        }
        return purge(patient, standing);
    }

    private static boolean isFirst(String patient, Standing standing) {
        return standing.patients().get(0).equals(patient);
    }

    private long bodies(Standing standing) {
        return standing.versions()
                + standings.messagesAbout(standing.patients()).size();
    }

    private Outcome purge(String patient, Standing seen) {
        CommitCause cause = new CommitCause(CommitCause.Kind.RULE_CHANGE, SERVICE, ACTIVITY, Optional.empty(), runId);
        return commits.commit(cause, open -> {
            open.lockPatients(seen.patients());
            Standing standing = standings.of(patient);
            Verdict verdict = standing.patients().equals(seen.patients())
                    ? rule.verdict(standing, clock.instant())
                    : Verdict.CHANGED_LATELY;
            if (verdict != Verdict.PURGED) {
                return new Outcome(verdict, 0);
            }
            long erased = standings.purge(patient, standings.messagesAbout(standing.patients()), rule.reason());
            trail.append(row(standing.patients()));
            return new Outcome(verdict, erased);
        });
    }

    private AuditEntry row(List<String> patients) {
        return new AuditEntry(
                clock.instant(),
                AuditKind.SERVICE,
                ACTIVITY,
                AuditAction.D,
                AuditOutcome.SUCCESS,
                0,
                SERVICE,
                "",
                "",
                runId,
                List.of(),
                patients,
                "",
                OptionalLong.empty());
    }
}
