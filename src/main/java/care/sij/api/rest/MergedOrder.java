package care.sij.api.rest;

import care.sij.record.FoundKey;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The order that the record gives the resources of one type, told of several types. */
final class MergedOrder {

    private MergedOrder() {}

    static Comparator<FoundKey> of(List<SortBy> sort) {
        Comparator<FoundKey> order = byValue(sort.size()).thenComparing(FoundKey::key);
        for (int i = sort.size() - 1; i >= 0; i--) {
            Comparator<FoundKey> by = byValue(i);
            order = (sort.get(i).direction() == Direction.ASCENDING ? by : by.reversed()).thenComparing(order);
        }
        return order;
    }

    /**
     * Where a list of at most so many ends. What comes after it is found by the place of its last resource, which is
     * the same for resources of several types that have one id: these are never parted.
     */
    static int border(List<FoundKey> found, int most) {
        int end = Math.min(found.size(), most);
        while (end > 1
                && end < found.size()
                && found.get(end - 1).place().equals(found.get(end).place())) {
            end--;
        }
        return end;
    }

    /** As PostgreSQL compares texts by the collation C. */
    private static Comparator<FoundKey> byValue(int place) {
        return (one, other) -> Arrays.compare(codePoints(one, place), codePoints(other, place));
    }

    private static int[] codePoints(FoundKey found, int place) {
        return found.place().values().get(place).codePoints().toArray();
    }
}
