package care.sij.record.search;

import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.Linked;
import care.sij.record.SearchCriterion.ReferredTo;
import care.sij.record.SearchCriterion.Target;
import java.util.ArrayList;
import java.util.List;

/** Follows links to few targets beforehand, so that the index leads from the targets to what refers to them. */
final class LinkKeys {

    /** Above this the terms of targets are no longer looked up one by one. */
    private static final int FEW = 1000;

    private final SearchStatements reads;

    LinkKeys(SearchStatements reads) {
        this.reads = reads;
    }

    /** The same criteria, links to few targets as terms; not those that are but one way among others to meet one. */
    List<SearchCriterion> followed(List<SearchCriterion> criteria) {
        return criteria.stream().map(this::followed).toList();
    }

    private SearchCriterion followed(SearchCriterion criterion) {
        if (criterion instanceof ReferredTo has) {
            return new ReferredTo(
                    has.type(), has.referring(), has.parameter(), followed(has.criterion()), has.visibility());
        }
        return criterion instanceof Linked linked ? linked(linked) : criterion;
    }

    private SearchCriterion linked(Linked linked) {
        List<Target> targets = linked.targets().stream()
                .map(target -> new Target(target.type(), followed(target.criterion()), target.visibility()))
                .toList();
        List<String> terms = new ArrayList<>();
        for (Target target : targets) {
            terms.addAll(reads.query(
                    LinkSql.keys(target, FEW + 1 - terms.size()),
                    (row, number) -> linked.parameter() + "=" + target.type() + "/" + row.getString(1)));
            if (terms.size() > FEW) {
                return new Linked(linked.type(), linked.parameter(), targets);
            }
        }
        return new AnyTerm(List.copyOf(terms));
    }
}
