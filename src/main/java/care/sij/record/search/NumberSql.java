package care.sij.record.search;

import care.sij.record.SearchPrefix;
import care.sij.record.store.Sql;
import java.math.BigDecimal;

/**
 * Comparison of a stored number with that of a query (FHIR R4 search.html#number): equality within the query's
 * precision, order by the exact numbers. A stored range without bound compares by the end it has.
 */
final class NumberSql {

    private static final String MIDDLE = "(i.low + i.high) / 2";
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private NumberSql() {}

    static Sql compare(SearchPrefix prefix, BigDecimal from, BigDecimal to) {
        BigDecimal number = from.add(to).divide(TWO);
        return switch (prefix) {
            case EQ -> within(from, to);
            case NE -> new Sql("NOT (").add(within(from, to)).add(")");
            case GT, SA -> new Sql("i.high > ? AND " + MIDDLE + " > ?", number, number);
            case LT, EB -> new Sql("i.low < ? AND " + MIDDLE + " < ?", number, number);
            case GE -> new Sql("i.high >= ? AND " + MIDDLE + " >= ?", number, number);
            case LE -> new Sql("i.low <= ? AND " + MIDDLE + " <= ?", number, number);
            case AP -> new Sql("i.low <= ? AND i.high >= ?", to, from);
        };
    }

    private static Sql within(BigDecimal from, BigDecimal to) {
        return new Sql(MIDDLE + " >= ? AND " + MIDDLE + " <= ?", from, to);
    }
}
