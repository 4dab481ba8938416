package care.sij.record.search;

import care.sij.record.SearchPrefix;
import care.sij.record.store.Sql;
import java.math.BigDecimal;

/**
 * Comparison of a stored number with that of a query (FHIR R4 search.html#number): equality within the query's
 * precision, order by the exact numbers. A stored range without bound compares by the end it has.
 *
 * @param low SQL of the stored range's low end
 * @param high SQL of its high end
 */
record NumberSql(String low, String high) {

    static final NumberSql AS_WRITTEN = new NumberSql("i.low", "i.high");
    static final NumberSql IN_UNIT = new NumberSql("i.unit_low", "i.unit_high");

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    Sql compare(SearchPrefix prefix, BigDecimal from, BigDecimal to) {
        BigDecimal number = from.add(to).divide(TWO);
        return switch (prefix) {
            case EQ -> within(from, to);
            case NE -> new Sql("NOT (").add(within(from, to)).add(")");
            case GT, SA -> new Sql(high + " > ? AND " + middle() + " > ?", number, number);
            case LT, EB -> new Sql(low + " < ? AND " + middle() + " < ?", number, number);
            case GE -> new Sql(high + " >= ? AND " + middle() + " >= ?", number, number);
            case LE -> new Sql(low + " <= ? AND " + middle() + " <= ?", number, number);
            case AP -> new Sql(low + " <= ? AND " + high + " >= ?", to, from);
        };
    }

    private Sql within(BigDecimal from, BigDecimal to) {
        return new Sql(middle() + " >= ? AND " + middle() + " < ?", from, to);
    }

    private String middle() {
        return "(" + low + " + " + high + ") / 2";
    }
}
