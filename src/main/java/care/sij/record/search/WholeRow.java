package care.sij.record.search;

import care.sij.record.IndexTerms;
import care.sij.record.store.IndexedTerm;
import care.sij.record.store.Sql;
import java.util.List;

/**
 * The terms of the row {@code v} of {@code resource_current} and its index tables.
 *
 * @param type of the resources looked for
 */
record WholeRow(String type) implements Place {

    @Override
    public Sql anyTerm(List<String> terms) {
        return new Sql("v.terms && ?::text[]", (Object) indexed(terms));
    }

    @Override
    public Sql allTerms(List<String> terms) {
        return new Sql("v.terms @> ?::text[]", (Object) indexed(terms));
    }

    private String[] indexed(List<String> terms) {
        return terms.stream().map(term -> IndexedTerm.of(type, term)).toArray(String[]::new);
    }

    /** The texts of codes lie in the row itself, after the name of their parameter. */
    @Override
    public Sql texts(String parameter) {
        return parameter.endsWith(IndexTerms.TEXT)
                ? new Sql(
                        "EXISTS (SELECT 1 FROM (SELECT substr(t.text, ?) AS folded FROM unnest(v.texts) t(text)"
                                + " WHERE starts_with(t.text, ?)) i WHERE ",
                        parameter.length() + 2,
                        parameter + "=")
                : existing("index_string", parameter);
    }

    @Override
    public Sql dates(String parameter) {
        return existing("index_date", parameter);
    }

    @Override
    public Sql numbers(String parameter) {
        return existing("index_number", parameter);
    }

    private static Sql existing(String table, String parameter) {
        return new Sql(
                "EXISTS (SELECT 1 FROM " + table + " i WHERE i.type = v.type AND i.id = v.id AND i.parameter = ? AND ",
                parameter);
    }
}
