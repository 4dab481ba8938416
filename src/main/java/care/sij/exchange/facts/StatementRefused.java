package care.sij.exchange.facts;

import java.util.List;

/** The message's content is refused: what it did is undone and the answer is a fatal-error with these issues. */
public final class StatementRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Issue> issues;

    public StatementRefused(List<Issue> issues) {
        super(issues.get(0).rule().name());
        this.issues = List.copyOf(issues);
    }

    public StatementRefused(Rule rule, String location, String text) {
        this(List.of(Issue.error(rule, location, text)));
    }

    public List<Issue> issues() {
        return issues;
    }
}
