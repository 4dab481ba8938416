package care.sij.record;

/**
 * Derives further versions from what a commit appended, inside that commit. Steps run in the order of
 * {@link org.springframework.core.annotation.Order}; a step sees what the steps before it appended.
 */
public interface CommitStep {

    void apply(OpenCommit commit);
}
