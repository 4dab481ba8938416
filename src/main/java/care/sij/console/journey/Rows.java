package care.sij.console.journey;

import java.util.List;

/**
 * As much of a long list as a table shows at once; the list is oldest first, and its latest entries are shown first.
 *
 * @param before how many entries are older than those shown
 * @param all how many there are
 * @param page how many pages lie between the latest entries and those shown
 */
public record Rows<T>(List<T> shown, int before, int all, int page) {

    static final int MOST = 20;

    /** The entries of a page, 0 for the latest; the last page that there is holds the oldest. */
    static <T> Rows<T> of(List<T> list, int page) {
        int there = Math.min(page, Math.max(0, list.size() - 1) / MOST);
        int end = Math.max(list.size() - there * MOST, Math.min(MOST, list.size()));
        int begin = Math.max(0, end - MOST);
        return new Rows<>(List.copyOf(list.subList(begin, end)), begin, list.size(), there);
    }

    /** All entries on one page. */
    static <T> Rows<T> all(List<T> list) {
        return new Rows<>(List.copyOf(list), 0, list.size(), 0);
    }

    /** Whether there are older ones. */
    public boolean hasEarlier() {
        return before > 0;
    }

    /** Whether there are newer ones. */
    public boolean hasLater() {
        return before + shown.size() < all;
    }

    /** Which ones are shown, in words; empty when all are. */
    public String words() {
        return hasEarlier() || hasLater()
                ? ", entries " + (before + 1) + " to " + (before + shown.size()) + " of " + all
                : "";
    }
}
