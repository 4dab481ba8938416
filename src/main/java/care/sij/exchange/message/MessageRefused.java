package care.sij.exchange.message;

import java.util.List;

/** The message's content is refused: what it did is undone and the answer is a fatal-error with these issues. */
final class MessageRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Issue> issues;

    MessageRefused(List<Issue> issues) {
        super(issues.get(0).rule().name());
        this.issues = List.copyOf(issues);
    }

    MessageRefused(Rule rule, String location, String text) {
        this(List.of(Issue.error(rule, location, text)));
    }

    List<Issue> issues() {
        return issues;
    }
}
