package care.sij.record.store;

import care.sij.record.Bytes;
import care.sij.record.FoundRow;
import care.sij.record.Interaction;
import care.sij.record.Origin;
import care.sij.record.RecordedLeaf;
import care.sij.record.RecordedLeaf.Body;
import care.sij.record.RecordedLeaf.Computed;
import care.sij.record.VersionLeaf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rows say of one version's leaf.
 *
 * @param told all but the body's hash
 * @param stored the leaf beside the version
 * @param isWhole whether the row has the form in which it was written, and the commit is there with the same instant
 */
record LeafRow(VersionLeaf told, Bytes stored, boolean isWhole, Body body, Bytes salt, Optional<Bytes> bodyHash) {

    /** Bodies above this are fetched one by one. */
    static final int LARGEST_AT_ONCE = 256 * 1024;

    static LeafRow read(ResultSet row) throws SQLException {
        byte @Nullable [] salt = row.getBytes("salt");
        Body body = salt != null ? Body.KEPT : row.getObject("erased") != null ? Body.ERASED : Body.MISSING;
        FoundRow found = new FoundRow(row);
        VersionLeaf told = fields(row, found);
        Bytes stored = found.bytes("leaf_hash");
        boolean isWhole = found.isWhole()
                && (salt == null || salt.length == LeafHash.SALT_BYTES)
                && committed(row).filter(told.instant()::equals).isPresent()
                && isNamed(Origin.values(), told.origin())
                && isNamed(Interaction.values(), told.interaction());
        return new LeafRow(
                told, stored, isWhole, body, salt == null ? Bytes.EMPTY : Bytes.of(salt), bodyHash(row, salt));
    }

    private static Optional<Bytes> bodyHash(ResultSet row, byte @Nullable [] salt) throws SQLException {
        if (salt == null) {
            return Optional.ofNullable(row.getBytes("body_hash")).map(Bytes::of);
        }
        return Optional.ofNullable(row.getBytes("body")).map(body -> LeafHash.body(salt, Bytes.of(body)));
    }

    private static boolean isNamed(Enum<?>[] values, String name) {
        return Stream.of(values).anyMatch(value -> value.name().equals(name));
    }

    private static VersionLeaf fields(ResultSet row, FoundRow found) throws SQLException {
        return new VersionLeaf(
                found.text("type"),
                found.text("id"),
                row.getLong("version"),
                found.texts("patients"),
                found.text("origin"),
                found.text("owner"),
                found.text("interaction"),
                row.getLong("commit"),
                found.instant("instant"),
                text(row, "kind"),
                text(row, "agent"),
                text(row, "activity"),
                text(row, "source"),
                text(row, "request_id"),
                found.bytes("content_hash"),
                Bytes.EMPTY);
    }

    /** Of a commit that is there. */
    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static Optional<Instant> committed(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("committed", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
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
