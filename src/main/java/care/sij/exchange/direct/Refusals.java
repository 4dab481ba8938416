package care.sij.exchange.direct;

import care.sij.exchange.WriteRefusal;
import care.sij.exchange.WriteRefused;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.fhir.SijUris;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;

/** Tells in FHIR what a writer should know. */
final class Refusals {

    private Refusals() {}

    static WriteRefused of(StatementRefused refused) {
        return new WriteRefused(kind(refused.issues().get(0).rule()), outcome(refused.issues()));
    }

    private static WriteRefusal kind(Rule rule) {
        return switch (rule) {
            case UNKNOWN_RESOURCE -> WriteRefusal.NOT_FOUND;
            case VERSION_MISMATCH, SEVERAL_MATCHES -> WriteRefusal.CONDITION_NOT_MET;
            case KNOWN_ALREADY, IDENTITY_CONFLICT, NOT_DELETABLE -> WriteRefusal.CONFLICT;
            case NOT_THE_OWNER, NOT_A_PARTY -> WriteRefusal.FORBIDDEN;
            case PROJECTED_BY_HAND -> WriteRefusal.READ_ONLY;
            default -> WriteRefusal.NOT_PROCESSABLE;
        };
    }

    static OperationOutcome outcome(List<Issue> issues) {
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
                .setSystem(SijUris.codeSystem("sij-issue"))
                .setCode(issue.rule().code());
        if (!issue.location().isEmpty()) {
            component.addExpression(issue.location());
        }
    }
}
