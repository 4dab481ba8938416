package care.sij.record.store;

import care.sij.record.PageCursor;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.List;

/** A place in a history: the last version listed, and the newest instant its first page could show. */
record HistoryPlace(Instant newest, Instant instant, String type, String id, long version) {

    static PageCursor cursor(StoredVersion last, Instant newest) {
        return new PageCursor(List.of(
                Long.toString(newest.toEpochMilli()),
                Long.toString(last.instant().toEpochMilli()),
                last.key().type(),
                last.key().id(),
                Long.toString(last.version())));
    }

    static HistoryPlace of(PageCursor cursor) {
        List<String> values = cursor.values();
        return new HistoryPlace(
                Instant.ofEpochMilli(Long.parseLong(values.get(0))),
                Instant.ofEpochMilli(Long.parseLong(values.get(1))),
                values.get(2),
                values.get(3),
                Long.parseLong(values.get(4)));
    }

    /** The condition on {@code v} of what comes after this place, the newest being first. */
    Sql after() {
        return new Sql(
                " AND (v.instant, v.type, v.id, v.version) < (?, ?, ?, ?)",
                VersionRow.timestamp(instant),
                type,
                id,
                version);
    }
}
