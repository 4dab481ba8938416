package care.sij.record.search;

import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyComposite;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.store.Sql;
import java.util.List;

/**
 * Composite criteria as conditions on the row {@code v}: its elements say whether all parts hold of the same one, and
 * the exact terms among the parts, which the row has by themselves as well, lead the index to it.
 */
final class CompositeSql {

    private final String type;
    private final WholeRow row;

    CompositeSql(WholeRow row) {
        this.type = row.type();
        this.row = row;
    }

    Sql of(AnyComposite criterion) {
        Sql sql = new Sql("(false");
        for (List<SearchCriterion> alternative : criterion.alternatives()) {
            sql.add(" OR (true");
            alternative.forEach(part -> lead(sql, part));
            sql.add(
                    " AND EXISTS (SELECT 1 FROM jsonb_array_elements(v.composites) e(element)"
                            + " WHERE e.element ->> 'p' = ?",
                    criterion.parameter());
            for (int i = 0; i < alternative.size(); i++) {
                sql.add(" AND (")
                        .add(alternative.get(i).match(new CriterionSql(type, new CompositePart(i))))
                        .add(")");
            }
            sql.add("))");
        }
        return sql.add(")");
    }

    private void lead(Sql sql, SearchCriterion part) {
        if (part instanceof AnyTerm any) {
            sql.add(" AND ").add(row.anyTerm(any.terms()));
        }
    }
}
