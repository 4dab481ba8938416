package care.sij.console.frame;

import care.sij.record.PageCursor;
import java.util.Optional;
import java.util.function.Predicate;

/** Where a page of a list begins, as the link on the page before says it. */
public final class PagePlace {

    private PagePlace() {}

    /**
     * The place that a field of the address names; none for the first page.
     *
     * @param list the list with its filters, always spelled alike: a place is of the list that it was made for
     * @throws IllegalFilter naming the field when it is no place of this list
     */
    public static Optional<PageCursor> of(String field, String text, String list) {
        return of(field, text, list, place -> true);
    }

    /**
     * The same, of a list that does not itself refuse places that were made up.
     *
     * @param isPlace whether the list can have such a place
     */
    public static Optional<PageCursor> of(String field, String text, String list, Predicate<PageCursor> isPlace) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<PageCursor> place = PageCursor.parse(text, list).filter(isPlace);
        if (place.isEmpty()) {
            throw new IllegalFilter("The field `" + field + "` is no place of this list. Begin at its first page.");
        }
        return place;
    }
}
