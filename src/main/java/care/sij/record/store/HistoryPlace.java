package care.sij.record.store;

import care.sij.record.NoSuchPlace;
import care.sij.record.PageCursor;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** A place in a history: the last version listed, and the newest instant its first page could show. */
record HistoryPlace(Instant newest, Instant instant, String type, String id, long version) {

    private static final int VALUES = 5;

    /** The last millisecond that the database can hold; histories of one resource end there. */
    static final long LAST = Long.MAX_VALUE / 1000;

    private static final Pattern WHOLE = Pattern.compile("\\d{1,16}");

    static PageCursor cursor(StoredVersion last, Instant newest) {
        return new PageCursor(List.of(
                Long.toString(newest.toEpochMilli()),
                Long.toString(last.instant().toEpochMilli()),
                last.key().type(),
                last.key().id(),
                Long.toString(last.version())));
    }

    /** @throws NoSuchPlace when the cursor was not made by {@link #cursor} */
    static HistoryPlace of(PageCursor cursor) {
        List<String> values = cursor.values();
        if (values.size() != VALUES) {
            throw new NoSuchPlace();
        }
        return new HistoryPlace(
                Instant.ofEpochMilli(whole(values.get(0))),
                Instant.ofEpochMilli(whole(values.get(1))),
                values.get(2),
                values.get(3),
                whole(values.get(4)));
    }

    private static long whole(String value) {
        if (!WHOLE.matcher(value).matches() || Long.parseLong(value) > LAST) {
            throw new NoSuchPlace();
        }
        return Long.parseLong(value);
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
