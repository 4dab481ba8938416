package care.sij.record.search;

import care.sij.record.NoSuchPlace;
import care.sij.record.PageCursor;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import care.sij.record.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The order of a search's rows and the place of a row in it. The id makes the order total. */
final class Ordering {

    private final List<OrderKey> keys;

    private Ordering(List<OrderKey> keys) {
        this.keys = keys;
    }

    static Ordering of(List<SortBy> sort) {
        List<OrderKey> keys = new ArrayList<>(sort.stream().map(OrderKey::of).toList());
        keys.add(OrderKey.id(Direction.ASCENDING));
        return new Ordering(keys);
    }

    /** What tells the keys, as further columns {@code k0}, {@code k1}, ... */
    Sql keys() {
        Sql sql = new Sql("");
        IntStream.range(0, keys.size()).forEach(i -> sql.add(", " + keys.get(i).told() + " AS k" + i));
        return sql;
    }

    String keyNames() {
        return IntStream.range(0, keys.size()).mapToObj(i -> ", v.k" + i).collect(Collectors.joining());
    }

    Sql orderBy() {
        return new Sql(" ORDER BY "
                + keys.stream().map(key -> key.expression() + " " + key.order()).collect(Collectors.joining(", ")));
    }

    String orderByKeys() {
        return " ORDER BY "
                + IntStream.range(0, keys.size())
                        .mapToObj(i -> "v.k" + i + " " + keys.get(i).order())
                        .collect(Collectors.joining(", "));
    }

    /**
     * The condition on what comes after a place. It begins with the first key alone, so that an index can start there.
     *
     * @throws NoSuchPlace when this order has no such place
     */
    Sql after(PageCursor place) {
        List<String> values = place.values();
        if (values.size() != keys.size()) {
            throw new NoSuchPlace();
        }
        Sql sql = new Sql(" AND ").add(keys.get(0).isAtOrBehind(values.get(0))).add(" AND (false");
        for (int deciding = 0; deciding < keys.size(); deciding++) {
            sql.add(" OR (");
            for (int equal = 0; equal < deciding; equal++) {
                sql.add(keys.get(equal).is(values.get(equal))).add(" AND ");
            }
            sql.add(keys.get(deciding).isBehind(values.get(deciding))).add(")");
        }
        return sql.add(")");
    }

    PageCursor place(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            values.add(row.getString("k" + i));
        }
        return new PageCursor(List.copyOf(values));
    }
}
