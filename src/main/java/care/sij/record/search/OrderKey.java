package care.sij.record.search;

import care.sij.record.NoSuchPlace;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import care.sij.record.store.Sql;
import care.sij.record.store.VersionRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One of the values that a search's rows are ordered by.
 *
 * @param expression what is ordered and compared: the column itself where an index has it
 * @param told the same as a text that has the same order
 * @param given what such a text stands for, as a parameter
 */
record OrderKey(String expression, String told, Function<String, Object> given, Direction direction) {

    private static final String INSTANT =
            "to_char(v.instant AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') COLLATE \"C\"";

    /** No place lies in other years, and PostgreSQL does not have all of them. */
    private static final Pattern OF_FOUR_DIGITS = Pattern.compile("\\d{4}-.{1,30}");

    static OrderKey of(SortBy by) {
        return switch (by.parameter()) {
            case SearchQuery.ID -> id(by.direction());
            case SearchQuery.LAST_UPDATED -> new OrderKey("v.instant", INSTANT, OrderKey::instant, by.direction());
            default -> indexed(by);
        };
    }

    static OrderKey id(Direction direction) {
        return new OrderKey("v.id", "v.id", text -> text, direction);
    }

    /** A missing value takes a text that comes last. The name is part of the expression, as indexes have it. */
    private static OrderKey indexed(SortBy by) {
        String place = "[array_position(v.sort_names, '" + by.parameter().replace("'", "''") + "'::text)]";
        String value = by.direction() == Direction.ASCENDING
                ? "coalesce(v.sort_lows" + place + ", chr(1114111))"
                : "coalesce(v.sort_highs" + place + ", '')";
        return new OrderKey(value, value, text -> text, by.direction());
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
