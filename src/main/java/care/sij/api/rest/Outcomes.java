package care.sij.api.rest;

import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** OperationOutcomes of one issue. */
public final class Outcomes {

    private Outcomes() {}

    static OperationOutcome error(Refusal refusal, String diagnostics) {
        return of(IssueSeverity.ERROR, refusal, diagnostics);
    }

    /** What was done, but not as it was asked. */
    public static OperationOutcome warning(Refusal refusal, String diagnostics) {
        return of(IssueSeverity.WARNING, refusal, diagnostics);
    }

    private static OperationOutcome of(IssueSeverity severity, Refusal refusal, String diagnostics) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(severity)
                .setCode(IssueType.fromCode(refusal.issueType()))
                .setDiagnostics(diagnostics);
        return outcome;
    }
}
