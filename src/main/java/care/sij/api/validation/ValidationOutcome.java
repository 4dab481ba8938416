package care.sij.api.validation;

import care.sij.conformance.Finding;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** The answer of {@code $validate}: one issue for each finding, or one that says there is none. */
final class ValidationOutcome {

    private ValidationOutcome() {}

    static OperationOutcome of(List<Objection> objections, List<Finding> findings) {
        OperationOutcome outcome = new OperationOutcome();
        objections.forEach(objection -> outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(objection.type())
                .setDiagnostics(objection.text()));
        findings.forEach(finding -> outcome.addIssue()
                .setSeverity(severity(finding))
                .setCode(IssueType.INVALID)
                .setDetails(new CodeableConcept().setText(finding.rule()))
                .setDiagnostics(finding.text())
                .addExpression(finding.location()));
        if (outcome.getIssue().isEmpty()) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .setDiagnostics("Nothing was found that is wrong.");
        }
        return outcome;
    }

    private static IssueSeverity severity(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> IssueSeverity.ERROR;
            case WARNING -> IssueSeverity.WARNING;
        };
    }
}
