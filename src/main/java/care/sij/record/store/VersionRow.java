package care.sij.record.store;

import care.sij.record.Bytes;
import care.sij.record.Interaction;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** How a version is read from a row of {@code v} joined with its body {@code b}. */
public final class VersionRow {

    /** The columns that {@link #read} needs. */
    public static final String COLUMNS = "v.type, v.id, v.version, v.patients, v.origin, v.owner, v.interaction,"
            + " v.commit, v.instant, v.content_hash, b.body";

    /** The columns that {@link #readHead} needs. */
    static final String HEAD = "v.type, v.id, v.version, v.patients, v.origin, v.owner, v.interaction, v.content_hash";

    /**
     * Joins the body of {@code v}; an erased body is absent. Row by row through the key, whatever the planner knows of
     * the table's size.
     */
    public static final String BODY = bodyWhere("");

    private VersionRow() {}

    /** {@link #BODY} of those rows alone for which the condition on {@code v} holds; absent for the others. */
    static String bodyIf(String condition) {
        return bodyWhere(" AND " + condition);
    }

    private static String bodyWhere(String more) {
        return " LEFT JOIN LATERAL (SELECT body FROM resource_body"
                + " WHERE type = v.type AND id = v.id AND version = v.version" + more + " OFFSET 0) b ON true ";
    }

    public static StoredVersion read(ResultSet row, int number) throws SQLException {
        byte[] body = row.getBytes("body");
        return readHead(row, number)
                .whole(
                        row.getLong("commit"),
                        row.getObject("instant", OffsetDateTime.class).toInstant(),
                        body == null ? Bytes.EMPTY : Bytes.of(body));
    }

    static VersionHead readHead(ResultSet row, int number) throws SQLException {
        return new VersionHead(
                new ResourceKey(row.getString("type"), row.getString("id")),
                row.getLong("version"),
                List.of((String[]) row.getArray("patients").getArray()),
                Origin.valueOf(row.getString("origin")),
                row.getString("owner"),
                Interaction.valueOf(row.getString("interaction")),
                Bytes.of(row.getBytes("content_hash")));
    }

    /** An instant as the driver takes it. */
    public static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
