package care.sij.careplan;

import care.sij.record.CommitCause;
import care.sij.record.Commits;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Derives the plans of many patients again, each in a commit of its own. */
@Component
class Reprojection {

    private static final Logger LOG = LoggerFactory.getLogger(Reprojection.class);

    /** Whether every patient was reached. */
    enum Result {
        COMPLETE,
        PARTIAL
    }

    private final Commits commits;
    private final CarePlanProjection projection;

    Reprojection(Commits commits, CarePlanProjection projection) {
        this.commits = commits;
        this.projection = projection;
    }

    /**
     * Derives the plans of these patients again. One that fails does not keep the others from being reached.
     *
     * @param occasion tells this run from others of its kind, such as the day of a tick
     */
    Result run(CommitCause.Kind kind, String activity, String occasion, Collection<String> patients) {
        CommitCause cause =
                new CommitCause(kind, ProjectedDrafts.OWNER, activity, Optional.empty(), activity + "-" + occasion);
        long reached =
                patients.stream().filter(patient -> projected(cause, patient)).count();
        LOG.info("{} {}: derived the plans of {} of {} patients", activity, occasion, reached, patients.size());
        return reached == patients.size() ? Result.COMPLETE : Result.PARTIAL;
    }

    private boolean projected(CommitCause cause, String patient) {
        try {
            commits.commit(cause, commit -> {
                commit.lockPatients(List.of(patient));
                projection.project(commit, patient);
                return patient;
            });
            return true;
        } catch (RuntimeException failure) {
            LOG.error(
                    "plans of one patient could not be derived: {}",
                    failure.getClass().getName());
            return false;
        }
    }
}
