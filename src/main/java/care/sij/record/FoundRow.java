package care.sij.record;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row whatever somebody made of it by hand: what this service cannot have written there reads as something empty, and
 * the row is not {@link #isWhole whole}.
 */
public final class FoundRow {

    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final ResultSet row;
    private boolean whole = true;

    public FoundRow(ResultSet row) {
        this.row = row;
    }

    /** Whether all that was read so far is of the form in which it was written. */
    public boolean isWhole() {
        return whole;
    }

    public String text(String column) throws SQLException {
        return found(Optional.ofNullable(row.getString(column)), "");
    }

    public Bytes bytes(String column) throws SQLException {
        return found(Optional.ofNullable(row.getBytes(column)).map(Bytes::of), Bytes.EMPTY);
    }

    /** An instant in whole milliseconds. */
    public Instant instant(String column) throws SQLException {
        return found(
                Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .filter(instant -> !instant.isBefore(FIRST) && !instant.isAfter(LAST))
                        .filter(instant -> instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))),
                Instant.EPOCH);
    }

    /** A list of texts, none of them null. */
    public List<String> texts(String column) throws SQLException {
        @Nullable Array array = row.getArray(column);
        Object elements = array == null ? "" : array.getArray();
        return found(
                elements instanceof String[] texts && !Arrays.asList(texts).contains(null)
                        ? Optional.of(List.of(texts))
                        : Optional.empty(),
                List.of());
    }

    private <T> T found(Optional<T> value, T otherwise) {
        whole = whole && value.isPresent();
        return value.orElse(otherwise);
    }
}
