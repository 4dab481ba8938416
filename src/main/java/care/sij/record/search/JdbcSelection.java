package care.sij.record.search;

import care.sij.record.SearchCriterion;
import care.sij.record.Selection;
import care.sij.record.Visibility;
import care.sij.record.store.IndexRevision;
import care.sij.record.store.Sql;
import java.util.List;
import org.springframework.stereotype.Component;

/** Criteria as SQL on {@code resource_current}, and on the terms of one version. */
@Component
class JdbcSelection implements Selection {

    /**
     * The row in question goes by another name, so that within the condition {@code v} is the resource as it is now.
     */
    private static final String AS_IT_IS_NOW =
            "exists (select 1 from (select v.type, v.id) asked(type, id) cross join lateral"
                    + " (select 1 from resource_current v where v.type = asked.type and v.id = asked.id and not v.deleted";

    @Override
    public Visibility.Condition rows(String type, List<SearchCriterion> criteria) {
        CriterionSql conditions = new CriterionSql(type);
        Sql sql = new Sql("v.type = ? and ", type).add(AS_IT_IS_NOW);
        criteria.forEach(
                criterion -> sql.add(" and (").add(criterion.match(conditions)).add(")"));
        if (Lacking.types(type, criteria).findAny().isPresent()) {
            sql.add(" and not " + IndexRevision.OLD);
        }
        sql.add(") found)");
        return new Visibility.Condition(sql.text(), List.of(sql.parameters()));
    }

    @Override
    public boolean holds(Content content, List<SearchCriterion> criteria) {
        CriterionHolds holds = new CriterionHolds(content);
        return criteria.stream().allMatch(criterion -> criterion.match(holds));
    }
}
