package care.sij.record.search;

import care.sij.record.store.Sql;
import java.util.List;

/**
 * One part of the composite element {@code e.element}, in the form that the record writes.
 *
 * @param number from 0
 */
record CompositePart(int number) implements Place {

    @Override
    public Sql anyTerm(List<String> terms) {
        return new Sql("jsonb_exists_any(" + of("t") + ", ?::text[])", (Object) terms.toArray(String[]::new));
    }

    @Override
    public Sql allTerms(List<String> terms) {
        return new Sql("jsonb_exists_all(" + of("t") + ", ?::text[])", (Object) terms.toArray(String[]::new));
    }

    @Override
    public Sql texts(String parameter) {
        return existing("a ->> 0 AS folded, a ->> 1 AS exact", "s");
    }

    @Override
    public Sql dates(String parameter) {
        return existing("(a ->> 0)::timestamptz AS low, (a ->> 1)::timestamptz AS high", "d");
    }

    @Override
    public Sql numbers(String parameter) {
        return existing(
                "a ->> 0 AS system, a ->> 1 AS code, (a ->> 2)::numeric AS low, (a ->> 3)::numeric AS high,"
                        + " a ->> 4 AS unit, (a ->> 5)::numeric AS unit_low, (a ->> 6)::numeric AS unit_high",
                "n");
    }

    private Sql existing(String columns, String kind) {
        return new Sql("EXISTS (SELECT 1 FROM (SELECT " + columns + " FROM jsonb_array_elements(" + of(kind)
                + ") a) i WHERE ");
    }

    private String of(String kind) {
        return "(e.element -> 'c' -> " + number + " -> '" + kind + "')";
    }
}
