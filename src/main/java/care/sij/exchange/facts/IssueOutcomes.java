package care.sij.exchange.facts;

import care.sij.fhir.SijUris;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;

/** Issues as the resource in which FHIR tells them. */
public final class IssueOutcomes {

    private static final String DETAILS = SijUris.codeSystem("sij-issue");

    private IssueOutcomes() {}

    /** One outcome of all issues, in their order. */
    public static OperationOutcome of(List<Issue> issues) {
        OperationOutcome outcome = new OperationOutcome();
        issues.forEach(issue -> add(outcome, issue));
        return outcome;
    }

    private static void add(OperationOutcome outcome, Issue issue) {
        OperationOutcome.OperationOutcomeIssueComponent component = outcome.addIssue()
                .setSeverity(IssueSeverity.fromCode(issue.level().name().toLowerCase(Locale.ROOT)))
                .setCode(issue.rule().type())
                .setDiagnostics(issue.text());
        component
                .getDetails()
                .addCoding()
                .setSystem(DETAILS)
                .setCode(issue.rule().code());
        if (!issue.location().isEmpty()) {
            component.addExpression(issue.location());
        }
    }
}
