package care.sij.record.search;

import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.Linked;
import care.sij.record.SearchCriterion.NoTerm;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.ReferredTo;
import care.sij.record.SearchCriterion.Wanted;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * Which criteria ask for what is not there: a row that is not indexed as the present service does it meets too many.
 */
final class Lacking {

    private Lacking() {}

    /** The types of which criteria on resources of this type ask so, themselves or at the end of a link. */
    static Stream<String> types(String type, Collection<SearchCriterion> criteria) {
        return criteria.stream().flatMap(criterion -> types(type, criterion));
    }

    private static Stream<String> types(String type, SearchCriterion criterion) {
        if (criterion instanceof NoTerm
                || (criterion instanceof Presence presence && presence.wanted() == Wanted.MISSING)) {
            return Stream.of(type);
        }
        if (criterion instanceof Linked linked) {
            return linked.targets().stream().flatMap(target -> types(target.type(), target.criterion()));
        }
        return criterion instanceof ReferredTo has ? types(has.referring(), has.criterion()) : Stream.of();
    }
}
