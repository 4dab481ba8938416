package care.sij.console.worklist;

import care.sij.exchange.WriteRefused;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** Why a write was refused, as its outcome tells it. */
final class RefusedWords {

    private RefusedWords() {}

    /** What is wrong, each thing once. */
    static String of(WriteRefused refused) {
        String told = refused.outcome().getIssue().stream()
                .filter(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL)
                .map(OperationOutcomeIssueComponent::getDiagnostics)
                .flatMap(Stream::ofNullable)
                .distinct()
                .collect(Collectors.joining(" "));
        return told.isEmpty() ? "The record does not take it." : told;
    }
}
