package care.sij.record.search;

import care.sij.record.SearchPrefix;
import care.sij.record.store.Sql;

/**
 * Comparison of a stored closed-open range with that of a query (FHIR R4 search.html#prefix).
 *
 * @param low SQL of the stored range's low end
 * @param high SQL of its high end
 */
record RangeSql(String low, String high) {

    static final RangeSql OF_INDEXED_DATES = new RangeSql("i.low", "i.high");
    static final RangeSql OF_LAST_UPDATE = new RangeSql("v.instant", "(v.instant + interval '1 millisecond')");

    Sql compare(SearchPrefix prefix, Object from, Object to) {
        return switch (prefix) {
            case EQ -> contained(from, to);
            case NE -> new Sql("NOT (").add(contained(from, to)).add(")");
            case GT -> new Sql(high + " > ?", to);
            case LT -> new Sql(low + " < ?", from);
            case GE -> new Sql(high + " > ? OR (", to).add(contained(from, to)).add(")");
            case LE -> new Sql(low + " < ? OR (", from).add(contained(from, to)).add(")");
            case SA -> new Sql(low + " >= ?", to);
            case EB -> new Sql(high + " <= ?", from);
            case AP -> new Sql(low + " < ? AND " + high + " > ?", to, from);
        };
    }

    private Sql contained(Object from, Object to) {
        return new Sql(low + " >= ? AND " + high + " <= ?", from, to);
    }
}
