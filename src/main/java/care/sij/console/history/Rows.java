package care.sij.console.history;

import care.sij.console.frame.IllegalFilter;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a long table that one page shows.
 *
 * @param name the parameter of the address that tells the page
 * @param page from 1
 * @param all how many rows the table has
 */
record Rows<T>(String name, List<T> shown, int page, int all) {

    /** Rows on a page. */
    static final int PAGE = 50;

    Rows {
        shown = List.copyOf(shown);
    }

    /** @throws IllegalFilter when there is no such page */
    static <T> Rows<T> of(List<T> all, String name, Optional<Integer> asked) {
        int page = asked.orElse(1);
        int pages = pages(all.size());
        if (page < 1 || page > pages) {
            throw new IllegalFilter("The field " + name + " takes a number from 1 to " + pages + ".");
        }
        int first = (page - 1) * PAGE;
        return new Rows<>(name, all.subList(first, Math.min(first + PAGE, all.size())), page, all.size());
    }

    private static int pages(int all) {
        return Math.max(1, (all + PAGE - 1) / PAGE);
    }

    /** Which rows these are, in words; empty text when they are all. */
    public String words() {
        int first = (page - 1) * PAGE + 1;
        return all <= PAGE ? "" : "rows " + first + " to " + (first + shown.size() - 1) + " of " + all;
    }

    /** What leads to the page before; empty on the first. */
    public Optional<String> previous() {
        return page > 1 ? Optional.of(at(page - 1)) : Optional.empty();
    }

    /** What leads to the next page; empty on the last. */
    public Optional<String> next() {
        return page < pages(all) ? Optional.of(at(page + 1)) : Optional.empty();
    }

    private String at(int other) {
        return "&" + name + "=" + other + "#" + name;
    }
}
