package care.sij.audit.ledger.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rows in order, read a page at a time. */
final class Pages<T> {

    static final int SIZE = 1_000;

    private final Function<Optional<T>, List<T>> next;
    private final Deque<T> page = new ArrayDeque<>();
    private Optional<T> last = Optional.empty();

    /** With what reads the page that follows a row, or the first. */
    Pages(Function<Optional<T>, List<T>> next) {
        this.next = next;
    }

    /** The next row, which stays the next. */
    Optional<T> peek() {
        if (page.isEmpty()) {
            List<T> rows = next.apply(last);
            page.addAll(rows);
            last = rows.isEmpty() ? last : Optional.of(rows.get(rows.size() - 1));
        }
        return Optional.ofNullable(page.peek());
    }

    /** The rows that were read together, or else the next ones; none at the end. */
    List<T> next() {
        peek();
        List<T> together = List.copyOf(page);
        page.clear();
        return together;
    }

    void skip() {
        page.poll();
    }
}
