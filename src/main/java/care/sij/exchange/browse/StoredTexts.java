package care.sij.exchange.browse;

import care.sij.exchange.MessageKey;
import care.sij.fhir.ResourceIds;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The texts of messages where they are kept: what was taken in the archive, what was refused for its codes for a month,
 * what was sent in the outbox.
 */
@Component
class StoredTexts {

    /**
     * What is kept of a message.
     *
     * @param thread on which it is sent; empty for what came
     * @param message empty where it was refused for good, never sent, or erased
     * @param mapVersion of the code map that it was read with
     * @param references what it is, or held, for the audit row
     * @param patients whom it is about, as far as that is known
     */
    record Stored(
            String event,
            String thread,
            Optional<Bytes> message,
            Optional<Bytes> answer,
            OptionalInt mapVersion,
            List<String> references,
            List<String> patients) {}

    private record Came(String bundleId, String event, Bytes answer, OptionalInt mapVersion) {}

    private final JdbcClient jdbc;
    private final Versions versions;

    StoredTexts(JdbcClient jdbc, Versions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    Optional<Stored> of(MessageKey key) {
        return switch (key.way()) {
            case IN -> came(key);
            case OUT -> went(key);
        };
    }

    private Optional<Stored> came(MessageKey key) {
        return jdbc.sql("select bundle_id, event, answer, map_version from inbox where partner = ? and message_id = ?")
                .params(key.partner(), key.messageId())
                .query((row, number) -> new Came(
                        row.getString(1),
                        row.getString(2),
                        Bytes.of(row.getBytes(3)),
                        row.getObject(4) == null ? OptionalInt.empty() : OptionalInt.of(row.getInt(4))))
                .optional()
                .map(came -> came(key, came));
    }

    private Stored came(MessageKey key, Came came) {
        Optional<StoredVersion> archived = versions.current(
                        new ResourceKey("Bundle", ResourceIds.of("Bundle", key.partner(), came.bundleId())),
                        Visibility.EVERYTHING)
                .filter(version -> !version.isEmpty());
        return new Stored(
                came.event(),
                "",
                archived.map(StoredVersion::body).or(() -> unread(key)),
                Optional.of(came.answer()),
                came.mapVersion(),
                archived.map(StoredVersion::reference).stream().toList(),
                patients(key));
    }

    private Optional<Bytes> unread(MessageKey key) {
        return jdbc.sql("select body from unread_message where partner = ? and message_id = ?")
                .params(key.partner(), key.messageId())
                .query((row, number) -> Bytes.of(row.getBytes(1)))
                .optional();
    }

    private List<String> patients(MessageKey key) {
        return jdbc.sql("""
                select distinct person from statement where partner = ? and message_id = ? and person is not null""")
                .params(key.partner(), key.messageId())
                .query(String.class)
                .list();
    }

    private Optional<Stored> went(MessageKey key) {
        return jdbc.sql("""
                select event, thread, body, answer, coalesce(sent, told), patient from outbox
                where partner = ? and message_id = ? and thread <> ''""")
                .params(key.partner(), key.messageId())
                .query(StoredTexts::went)
                .optional();
    }

    private static Stored went(ResultSet row, int number) throws SQLException {
        String patient = row.getString(6);
        return new Stored(
                row.getString(1),
                row.getString(2),
                Optional.ofNullable(row.getBytes(3)).map(Bytes::of),
                Optional.ofNullable(row.getBytes(4)).map(Bytes::of),
                OptionalInt.empty(),
                List.of((String[]) row.getArray(5).getArray()),
                patient.isEmpty() ? List.of() : List.of(patient));
    }
}
