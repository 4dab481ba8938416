package care.sij.record.search;

import care.sij.record.NoSuchPlace;
import care.sij.record.PageCursor;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import care.sij.record.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of a search's rows and the place of a row in it. Every key is a text; a missing value takes a text that
 * comes last in its direction. The id makes the order total.
 */
final class Ordering {

    private static final String INSTANT =
            "to_char(v.instant AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS') COLLATE \"C\"";

    private record Key(String expression, String join, List<Object> joinParameters, Direction direction) {

        String comparison() {
            return direction == Direction.ASCENDING ? ">" : "<";
        }

        String order() {
            return direction == Direction.ASCENDING ? "ASC" : "DESC";
        }
    }

    private final List<Key> keys;

    private Ordering(List<Key> keys) {
        this.keys = keys;
    }

    static Ordering of(List<SortBy> sort) {
        List<Key> keys = new ArrayList<>();
        for (SortBy by : sort) {
            keys.add(key(by, "s" + keys.size()));
        }
        keys.add(new Key("v.id", "", List.of(), Direction.ASCENDING));
        return new Ordering(keys);
    }

    private static Key key(SortBy by, String alias) {
        return switch (by.parameter()) {
            case SearchQuery.ID -> new Key("v.id", "", List.of(), by.direction());
            case SearchQuery.LAST_UPDATED -> new Key(INSTANT, "", List.of(), by.direction());
            default -> indexed(by, alias);
        };
    }

    private static Key indexed(SortBy by, String alias) {
        String value = by.direction() == Direction.ASCENDING
                ? "coalesce(" + alias + ".low, chr(1114111))"
                : "coalesce(" + alias + ".high, '')";
        String join = " CROSS JOIN LATERAL (SELECT v.sort_lows[place] AS low, v.sort_highs[place] AS high"
                + " FROM array_position(v.sort_names, ?::text) place) %s";
        return new Key(value, join.formatted(alias), List.of(by.parameter()), by.direction());
    }

    /** The keys as further columns {@code k0}, {@code k1}, ... */
    Sql keys() {
        Sql sql = new Sql("");
        IntStream.range(0, keys.size()).forEach(i -> sql.add(", " + keys.get(i).expression() + " AS k" + i));
        return sql;
    }

    String keyNames() {
        StringBuilder names = new StringBuilder();
        IntStream.range(0, keys.size()).forEach(i -> names.append(", v.k").append(i));
        return names.toString();
    }

    Sql joins() {
        Sql sql = new Sql("");
        keys.forEach(key -> sql.add(key.join(), key.joinParameters().toArray()));
        return sql;
    }

    Sql orderBy() {
        return new Sql(" ORDER BY "
                + String.join(
                        ", ",
                        keys.stream()
                                .map(key -> key.expression() + " " + key.order())
                                .toList()));
    }

    String orderByKeys() {
        return " ORDER BY "
                + String.join(
                        ", ",
                        IntStream.range(0, keys.size())
                                .mapToObj(i -> "v.k" + i + " " + keys.get(i).order())
                                .toList());
    }

    /**
     * The condition on what comes after a place.
     *
     * @throws NoSuchPlace when this order has no such place
     */
    Sql after(PageCursor place) {
        if (place.values().size() != keys.size()) {
            throw new NoSuchPlace();
        }
        Sql sql = new Sql(" AND (false");
        for (int deciding = 0; deciding < keys.size(); deciding++) {
            sql.add(" OR (true");
            for (int equal = 0; equal < deciding; equal++) {
                sql.add(
                        " AND " + keys.get(equal).expression() + " = ?",
                        place.values().get(equal));
            }
            Key key = keys.get(deciding);
            sql.add(
                    " AND " + key.expression() + " " + key.comparison() + " ?)",
                    place.values().get(deciding));
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
