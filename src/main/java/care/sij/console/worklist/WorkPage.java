package care.sij.console.worklist;

import java.util.List;

/**
 * A page of a list.
 *
 * @param self the address of what changes on it
 * @param start the address of the list's first page; empty text on that page
 * @param next the address of the next page; empty text on the last
 * @param asOf when it was read
 */
record WorkPage(List<Tab> tabs, List<WorkRow> rows, String self, String start, String next, String asOf) {

    /** One of the lists, and how many it has; empty text where it is not counted. */
    record Tab(String code, String title, String address, String count, boolean open) {}

    /** Something that a filter may be set to. */
    record Choice(String code, String title) {}

    WorkPage {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }
}
