package care.sij.record.store;

import care.sij.record.Visibility;
import java.util.ArrayList;
import java.util.List;

/** An SQL text that grows together with the parameters of its question marks. */
public final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    public Sql(String start, Object... values) {
        add(start, values);
    }

    public Sql add(String more, Object... values) {
        text.append(more);
        parameters.addAll(List.of(values));
        return this;
    }

    /** Adds another text with its parameters. */
    public Sql add(Sql other) {
        text.append(other.text);
        parameters.addAll(other.parameters);
        return this;
    }

    /** Restricts the rows of {@code v} to the visible ones. */
    public Sql and(Visibility visibility) {
        Visibility.Condition condition = visibility.condition();
        text.append(" AND (").append(condition.sql()).append(')');
        parameters.addAll(condition.parameters());
        return this;
    }

    public String text() {
        return text.toString();
    }

    public Object[] parameters() {
        return parameters.toArray();
    }
}
