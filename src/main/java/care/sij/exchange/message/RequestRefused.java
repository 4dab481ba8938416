package care.sij.exchange.message;

import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.Rule;

/**
 * The request never reached message processing: it is no message, or does not say which. Answered with 4xx, not
 * remembered.
 */
final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Issue issue;

    RequestRefused(Rule rule, String location, String text) {
        super(rule.name());
        this.issue = Issue.error(rule, location, text);
    }

    Issue issue() {
        return issue;
    }
}
