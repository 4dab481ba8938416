package care.sij.conformance;

import java.util.List;

/**
 * What validation says of a message.
 *
 * @param findings errors first, then by place
 * @param unresolved references that must be looked up elsewhere
 */
public record Verdict(List<Finding> findings, List<UnresolvedReference> unresolved) {

    /** Whether nothing stands against taking the message. */
    public boolean acceptable() {
        return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }
}
