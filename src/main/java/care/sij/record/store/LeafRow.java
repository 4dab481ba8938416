package care.sij.record.store;

import care.sij.record.Bytes;
import care.sij.record.RecordedLeaf;
import care.sij.record.RecordedLeaf.Body;
import care.sij.record.RecordedLeaf.Computed;
import care.sij.record.VersionLeaf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rows say of one version's leaf.
 *
 * @param told all but the body's hash
 * @param stored the leaf beside the version
 * @param isWhole whether the commit is there, its instant, in whole milliseconds, is the version's, and each patient
 *     has an id
 */
record LeafRow(VersionLeaf told, Bytes stored, boolean isWhole, Body body, Bytes salt, Optional<Bytes> bodyHash) {

    /** Bodies above this are fetched one by one. */
    static final int LARGEST_AT_ONCE = 256 * 1024;

    static LeafRow read(ResultSet row) throws SQLException {
        byte @Nullable [] salt = row.getBytes("salt");
        Body body = salt != null ? Body.KEPT : row.getObject("erased") != null ? Body.ERASED : Body.MISSING;
        Instant instant = instant(row, "instant").orElseThrow();
        boolean isWhole = instant(row, "committed").filter(instant::equals).isPresent()
                && instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))
                && !Arrays.asList(patients(row)).contains(null);
        return new LeafRow(
                fields(row, instant),
                Bytes.of(row.getBytes("leaf_hash")),
                isWhole,
                body,
                salt == null ? Bytes.EMPTY : Bytes.of(salt),
                bodyHash(row, salt));
    }

    private static Optional<Bytes> bodyHash(ResultSet row, byte @Nullable [] salt) throws SQLException {
        if (salt == null) {
            return Optional.ofNullable(row.getBytes("body_hash")).map(Bytes::of);
        }
        return Optional.ofNullable(row.getBytes("body")).map(body -> LeafHash.body(salt, Bytes.of(body)));
    }

    private static VersionLeaf fields(ResultSet row, Instant instant) throws SQLException {
        return new VersionLeaf(
                row.getString("type"),
                row.getString("id"),
                row.getLong("version"),
                Stream.of(patients(row)).map(String::valueOf).toList(),
                row.getString("origin"),
                row.getString("owner"),
                row.getString("interaction"),
                row.getLong("commit"),
                instant,
                text(row, "kind"),
                text(row, "agent"),
                text(row, "activity"),
                text(row, "source"),
                text(row, "request_id"),
                Bytes.of(row.getBytes("content_hash")),
                Bytes.EMPTY);
    }

    /** Whatever somebody made of them by hand. */
    private static @Nullable String[] patients(ResultSet row) throws SQLException {
        return (@Nullable String[]) row.getArray("patients").getArray();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** The leaf, with the bytes of a body that was not fetched yet. */
    RecordedLeaf leaf(Function<VersionLeaf, Optional<Bytes>> fetch) {
        Optional<Bytes> hash = bodyHash.or(() -> Optional.of(told)
                .filter(fields -> body == Body.KEPT)
                .flatMap(fetch)
                .map(bytes -> LeafHash.body(salt.toArray(), bytes)));
        return new RecordedLeaf(
                told.type() + "/" + told.id() + "/_history/" + told.version(),
                stored,
                isWhole,
                body,
                hash.filter(known -> isWhole).map(this::computed));
    }

    private Computed computed(Bytes hash) {
        VersionLeaf fields = told.withBody(hash);
        return new Computed(fields, salt, LeafHash.of(fields));
    }
}
