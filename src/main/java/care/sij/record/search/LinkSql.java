package care.sij.record.search;

import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.Linked;
import care.sij.record.SearchCriterion.ReferredTo;
import care.sij.record.SearchCriterion.Target;
import care.sij.record.Visibility;
import care.sij.record.store.Sql;

/** References as semi-joins: at either end only what is there for whoever asks. */
final class LinkSql {

    private static final String LIVE = " WHERE v.type = ? AND NOT v.deleted AND NOT v.erased AND (";

    private LinkSql() {}

    /** By the hashed keys of all targets; {@link LinkKeys} turns a link to few of them into terms. */
    static Sql of(Linked criterion) {
        Sql sql = new Sql("EXISTS (SELECT 1 FROM unnest(v.terms) t(term) WHERE false");
        for (Target target : criterion.targets()) {
            sql.add(
                            " OR t.term IN (SELECT ? || v.id FROM resource_current v",
                            term(criterion.type(), criterion.parameter(), target.type()))
                    .add(live(target.type(), target.criterion(), target.visibility()))
                    .add(")");
        }
        return sql.add(")");
    }

    /**
     * By a look at what each row refers to: cheaper where few rows are looked at, as in a list that has an index of its
     * own and ends after a page.
     */
    static Sql fromEachRow(Linked criterion) {
        Sql sql = new Sql("(false");
        for (Target target : criterion.targets()) {
            String term = term(criterion.type(), criterion.parameter(), target.type());
            sql.add(
                            " OR EXISTS (SELECT 1 FROM unnest(v.terms) t(term) CROSS JOIN LATERAL (SELECT 1 FROM resource_current v")
                    .add(live(target.type(), target.criterion(), target.visibility()))
                    .add(" AND v.id = substr(t.term, ?) OFFSET 0) target", term.length() + 1)
                    .add(" WHERE starts_with(t.term, ?))", term);
        }
        return sql.add(")");
    }

    /** The ids of the targets, no more than these. */
    static Sql keys(Target target, int most) {
        return new Sql("SELECT v.id FROM resource_current v")
                .add(live(target.type(), target.criterion(), target.visibility()))
                .add(" LIMIT ?", most);
    }

    static Sql of(ReferredTo criterion) {
        String term = term(criterion.referring(), criterion.parameter(), criterion.type());
        return new Sql(
                        "v.id IN (SELECT substr(t.term, ?) FROM resource_current v CROSS JOIN LATERAL unnest(v.terms) t(term)",
                        term.length() + 1)
                .add(live(criterion.referring(), criterion.criterion(), criterion.visibility()))
                .add(" AND starts_with(t.term, ?))", term);
    }

    /** What comes before the id; never so long that it would be indexed by its hash. */
    private static String term(String type, String parameter, String target) {
        return type + "." + parameter + "=" + target + "/";
    }

    private static Sql live(String type, SearchCriterion criterion, Visibility visibility) {
        return new Sql(LIVE, type)
                .add(criterion.match(new CriterionSql(type)))
                .add(")")
                .and(visibility);
    }
}
