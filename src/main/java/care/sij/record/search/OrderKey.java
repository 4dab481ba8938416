package care.sij.record.search;

import care.sij.record.NoSuchPlace;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import care.sij.record.store.Sql;
import care.sij.record.store.VersionRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One of the values that a search's rows are ordered by.
 *
 * @param expression what is ordered and compared: the column itself where an index has it
 * @param told the same as a text that has the same order
 * @param given what such a text stands for, as a parameter
 */
record OrderKey(
        String expression,
        String told,
        Function<String, Object> given,
        String join,
        List<Object> joinParameters,
        Direction direction) {

    private static final String INSTANT =
            "to_char(v.instant AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') COLLATE \"C\"";

    /** No place lies in other years, and PostgreSQL does not have all of them. */
    private static final Pattern OF_FOUR_DIGITS = Pattern.compile("\\d{4}-.{1,30}");

    static OrderKey of(SortBy by, String alias) {
        return switch (by.parameter()) {
            case SearchQuery.ID -> id(by.direction());
            case SearchQuery.LAST_UPDATED ->
                new OrderKey("v.instant", INSTANT, OrderKey::instant, "", List.of(), by.direction());
            default -> indexed(by, alias);
        };
    }

    static OrderKey id(Direction direction) {
        return new OrderKey("v.id", "v.id", text -> text, "", List.of(), direction);
    }

    /** A missing value takes a text that comes last. */
    private static OrderKey indexed(SortBy by, String alias) {
        String value = by.direction() == Direction.ASCENDING
                ? "coalesce(" + alias + ".low, chr(1114111))"
                : "coalesce(" + alias + ".high, '')";
        String join = " CROSS JOIN LATERAL (SELECT v.sort_lows[place] AS low, v.sort_highs[place] AS high"
                + " FROM array_position(v.sort_names, ?::text) place) %s";
        return new OrderKey(value, value, text -> text, join.formatted(alias), List.of(by.parameter()), by.direction());
    }

    private static Object instant(String text) {
        if (!OF_FOUR_DIGITS.matcher(text).matches()) {
            throw new NoSuchPlace();
        }
        try {
            return VersionRow.timestamp(Instant.parse(text));
        } catch (DateTimeException none) {
            throw new NoSuchPlace();
        }
    }

    String order() {
        return direction == Direction.ASCENDING ? "ASC" : "DESC";
    }

    Sql is(String value) {
        return compare("=", value);
    }

    Sql isBehind(String value) {
        return compare(direction == Direction.ASCENDING ? ">" : "<", value);
    }

    Sql isAtOrBehind(String value) {
        return compare(direction == Direction.ASCENDING ? ">=" : "<=", value);
    }

    private Sql compare(String operator, String value) {
        return new Sql(expression + " " + operator + " ?", given.apply(value));
    }
}
