package care.sij.careplan;

import care.sij.careplan.DuePlans.Due;
import care.sij.record.CommitCause;
import care.sij.record.Commits;
import care.sij.record.Versions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Derives the plans that are due, each in a commit of its own with the cause of the one that made it due. Any number of
 * processes may do this at once; what is interrupted stays due.
 */
@Component
class DueDerivation {

    private static final Logger LOG = LoggerFactory.getLogger(DueDerivation.class);
    private static final int AT_ONCE = 200;

    private final DuePlans due;
    private final Versions versions;
    private final Commits commits;
    private final CarePlanProjection projection;

    DueDerivation(DuePlans due, Versions versions, Commits commits, CarePlanProjection projection) {
        this.due = due;
        this.versions = versions;
        this.commits = commits;
        this.projection = projection;
    }

    /** A fault must not end the schedule, nor keep the others from being derived. */
    @Scheduled(fixedDelayString = "PT5S")
    void derive() {
        try {
            List<Due> some;
            long derived;
            do {
                some = due.some(AT_ONCE);
                derived = some.stream().filter(this::derived).count();
            } while (some.size() >= AT_ONCE && derived > 0);
        } catch (DataAccessException fault) {
            LOG.warn("plans that are due wait: {}", fault.getClass().getSimpleName());
        }
    }

    private boolean derived(Due one) {
        try {
            CommitCause cause = versions.commit(one.commit()).orElseThrow().cause();
            return commits.commit(cause, commit -> {
                commit.lockPatients(List.of(one.patient()));
                boolean still = due.strike(one);
                if (still) {
                    projection.project(commit, one.patient());
                }
                return still;
            });
        } catch (RuntimeException failure) {
            LOG.error(
                    "plans of one patient could not be derived: {}",
                    failure.getClass().getName());
            return false;
        }
    }
}
