package care.sij.console.worklist;

import care.sij.record.SearchQuery;
import care.sij.record.Visibility;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The searches of the worklist's lists, to look at how the record answers them. */
public final class WorkQueries {

    private WorkQueries() {}

    /** A list of one side or of both, the oldest first. */
    public static SearchQuery of(String kind, String side) {
        Visibility all = Visibility.EVERYTHING;
        return new WorkSearch(LocalDate.parse("2026-11-27"), all, all, all)
                .of(WorkFilter.of(Map.of("kind", kind, "side", side)), List.of(), List.of());
    }
}
