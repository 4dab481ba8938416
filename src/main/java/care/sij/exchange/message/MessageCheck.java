package care.sij.exchange.message;

import care.sij.conformance.Finding;
import care.sij.conformance.MessageValidator;
import care.sij.conformance.Verdict;
import care.sij.exchange.codes.IncomingCodes;
import care.sij.exchange.codes.IncomingCodes.Seen;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a message conforms to its event's definition and to the profiles of what it holds. */
@Component
class MessageCheck {

    private final MessageValidator validator;
    private final IncomingCodes codes;

    MessageCheck(MessageValidator validator, IncomingCodes codes) {
        this.validator = validator;
        this.codes = codes;
    }

    /**
     * Everything that is wrong or doubtful, errors first. Notes the recognised profiles in the bundle's resources, and
     * the codes that nobody could read for somebody to map.
     */
    List<Issue> findings(Arrival arrival) {
        Envelope envelope = arrival.envelope();
        Verdict verdict = validator.validate(arrival.bundle());
        Seen seen = new Seen(envelope.partner(), envelope.messageId(), arrival.codes());
        if (codes.note(seen, arrival.bundle()) && !verdict.acceptable()) {
            codes.keep(seen, arrival.archive().content());
        }
        return verdict.findings().stream().map(MessageCheck::issue).toList();
    }

    /** The same of a message that is only looked at: nothing is noted. */
    List<Issue> looked(Arrival arrival) {
        return validator.validate(arrival.bundle()).findings().stream()
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
