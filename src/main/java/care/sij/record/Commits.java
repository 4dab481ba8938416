package care.sij.record;

import java.util.function.Function;

/** The only way to write the record. */
public interface Commits {

    /**
     * Runs {@code work} and then every {@link CommitStep} in one READ COMMITTED transaction; what it throws rolls
     * everything back. Deadlocks and serialization failures are retried three times, so {@code work} must have no
     * effect outside. A commit that neither appends nor asks for its number or instant leaves no trace in the record.
     * Not to be called within another transaction.
     */
    <T> T commit(CommitCause cause, Function<OpenCommit, T> work);
}
