package care.sij.audit;

import care.sij.record.CommitCause;
import java.time.Instant;
import java.util.List;

/**
 * That the service derived resources in a commit, and from what.
 *
 * @param targets version-specific references of what was written
 * @param recorded instant of the commit
 * @param rules canonicals, with version, of the rules that were applied
 * @param evidence version-specific references of the facts that decisions were read from
 */
public record Derivation(
        List<String> targets, CommitCause cause, Instant recorded, List<String> rules, List<String> evidence) {}
