package care.sij.record;

import java.util.function.Function;

/** The only way to write the record. */
public interface Commits {

    /**
     * Runs {@code work} and then every {@link CommitStep} in one READ COMMITTED transaction; what it throws rolls
     * everything back. Deadlocks and serialization failures are retried three times, so {@code work} must have no
     * effect outside.
     */
    <T> T commit(CommitCause cause, Function<OpenCommit, T> work);
}
