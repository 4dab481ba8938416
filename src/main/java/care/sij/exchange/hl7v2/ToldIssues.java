package care.sij.exchange.hl7v2;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** What the processing of a bundle said, as errors of the v2 message it was made of. */
final class ToldIssues {

    private static final String NOTHING_TO_SAY = "PROXY_ACCEPTED";

    private ToldIssues() {}

    /** @param origins what the entry at a location of the bundle was made of */
    static List<V2Error> of(OperationOutcome outcome, Function<String, Optional<V2Error.Place>> origins) {
        return outcome.getIssue().stream()
                .filter(issue -> !rule(issue).equals(NOTHING_TO_SAY))
                .map(issue -> error(issue, origins))
                .toList();
    }

    private static V2Error error(
            OperationOutcomeIssueComponent issue, Function<String, Optional<V2Error.Place>> origins) {
        Optional<String> location = issue.getExpression().stream().findFirst().map(expression -> expression.getValue());
        String text =
                location.map(at -> issue.getDiagnostics() + " [" + at + "]").orElse(issue.getDiagnostics());
        return new V2Error(severity(issue.getSeverity()), code(issue), rule(issue), location.flatMap(origins), text);
    }

    private static String rule(OperationOutcomeIssueComponent issue) {
        return Optional.ofNullable(issue.getDetails().getCodingFirstRep().getCode())
                .orElse("");
    }

    private static V2Error.Severity severity(IssueSeverity severity) {
        return switch (severity) {
            case WARNING -> V2Error.Severity.WARNING;
            case INFORMATION -> V2Error.Severity.INFORMATION;
            default -> V2Error.Severity.ERROR;
        };
    }

    private static V2Error.Code code(OperationOutcomeIssueComponent issue) {
        if (issue.getSeverity() == IssueSeverity.INFORMATION || issue.getSeverity() == IssueSeverity.WARNING) {
            return V2Error.Code.MESSAGE_ACCEPTED;
        }
        return switch (issue.getCode()) {
            case REQUIRED -> V2Error.Code.REQUIRED_FIELD_MISSING;
            case NOTFOUND -> V2Error.Code.UNKNOWN_KEY_IDENTIFIER;
            case DUPLICATE -> V2Error.Code.DUPLICATE_KEY_IDENTIFIER;
            case TRANSIENT -> V2Error.Code.APPLICATION_RECORD_LOCKED;
            default -> V2Error.Code.APPLICATION_INTERNAL_ERROR;
        };
    }
}
