package care.sij.exchange.message;

import care.sij.conformance.Finding;
import care.sij.conformance.MessageValidator;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a message conforms to its event's definition and to the profiles of what it holds. */
@Component
class MessageCheck {

    private final MessageValidator validator;

    MessageCheck(MessageValidator validator) {
        this.validator = validator;
    }

    /** Everything that is wrong or doubtful, errors first. Notes the recognised profiles in the bundle's resources. */
    List<Issue> findings(Envelope envelope) {
        return validator.validate(envelope.bundle()).findings().stream()
                .map(MessageCheck::issue)
                .toList();
    }

    private static Issue issue(Finding finding) {
        String text = finding.text() + " (" + finding.rule() + ")";
        return switch (finding.severity()) {
            case ERROR -> Issue.error(Rule.NOT_VALID, finding.location(), text);
            case WARNING -> new Issue(Issue.Level.WARNING, Rule.ADVICE, finding.location(), text);
        };
    }
}
