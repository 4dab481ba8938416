package care.sij.record.store;

import care.sij.record.Bytes;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Rows as the columns that {@code unnest} makes rows of again. */
final class Columns<T> {

    private final List<T> rows;

    Columns(Collection<T> rows) {
        this.rows = List.copyOf(rows);
    }

    String[] texts(Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    Long[] numbers(ToLongFunction<T> column) {
        return rows.stream().map(column::applyAsLong).toArray(Long[]::new);
    }

    byte[][] bytes(Function<T, Bytes> column) {
        return rows.stream().map(row -> column.apply(row).toArray()).toArray(byte[][]::new);
    }
}
