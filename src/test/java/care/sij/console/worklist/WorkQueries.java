package care.sij.console.worklist;

import care.sij.record.SearchQuery;
import care.sij.record.Visibility;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The searches of the worklist's lists, to look at how the record answers them. */
public final class WorkQueries {

    private WorkQueries() {}

    /** A list as the parameters of its address ask for it. */
    public static SearchQuery of(Map<String, String> asked) {
        Visibility all = Visibility.EVERYTHING;
        return new WorkSearch(LocalDate.parse("2026-11-27"), all, all, all)
                .of(WorkFilter.of(asked), List.of(), List.of());
    }
}
