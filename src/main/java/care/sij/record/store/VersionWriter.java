package care.sij.record.store;

import care.sij.record.Bytes;
import care.sij.record.CommitCause;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes a commit and its versions, one batch per table. */
final class VersionWriter {

    private static final int BATCH = 1000;

    private record Sealed(StoredVersion version, Bytes salt, Bytes leaf) {}

    private final JdbcTemplate jdbc;
    private final IndexWriter index;
    private final SecureRandom random;

    VersionWriter(JdbcTemplate jdbc, IndexWriter index, SecureRandom random) {
        this.jdbc = jdbc;
        this.index = index;
        this.random = random;
    }

    void write(CommitCause cause, CommitClock.Stamp stamp, PendingVersions pending) {
        jdbc.update(
                "INSERT INTO commit (number, instant, kind, agent, activity, source, request_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                stamp.number(),
                VersionRow.timestamp(stamp.instant()),
                cause.kind().name(),
                cause.agent(),
                cause.activity(),
                cause.source().map(ResourceKey::reference).orElse(null),
                cause.requestId());
        List<Sealed> versions =
                pending.versions().stream().map(version -> seal(version, cause)).toList();
        if (!versions.isEmpty()) {
            writeVersions(versions);
            writeCurrent(pending.latest());
            index.write(pending.latest());
            writePatients(pending.latest(), stamp);
        }
    }

    private Sealed seal(StoredVersion version, CommitCause cause) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new Sealed(version, Bytes.of(salt), Bytes.of(LeafHash.of(version, cause, salt)));
    }

    private void writeVersions(List<Sealed> versions) {
        try {
            jdbc.batchUpdate(
                    "INSERT INTO resource_version (type, id, version, patients, origin, owner, interaction, commit,"
                            + " instant, content_hash, leaf_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    versions,
                    BATCH,
                    (statement, entry) -> {
                        bind(statement, entry.version);
                        statement.setBytes(11, entry.leaf.toArray());
                    });
        } catch (DuplicateKeyException e) {
            throw new AppendConflict(e);
        }
        jdbc.batchUpdate(
                "INSERT INTO resource_body (type, id, version, salt, body) VALUES (?, ?, ?, ?, ?)",
                versions,
                BATCH,
                VersionWriter::bindBody);
        jdbc.batchUpdate(
                "INSERT INTO ledger_queue (subject, leaf) VALUES (?, ?)", versions, BATCH, (statement, entry) -> {
                    statement.setString(1, entry.version.reference());
                    statement.setBytes(2, entry.leaf.toArray());
                });
    }

    private static void bind(PreparedStatement statement, StoredVersion version) throws SQLException {
        statement.setString(1, version.key().type());
        statement.setString(2, version.key().id());
        statement.setLong(3, version.version());
        statement.setArray(
                4,
                statement
                        .getConnection()
                        .createArrayOf("text", version.patients().toArray()));
        statement.setString(5, version.origin().name());
        statement.setString(6, version.owner());
        statement.setString(7, version.interaction().name());
        statement.setLong(8, version.commit());
        statement.setObject(9, VersionRow.timestamp(version.instant()));
        statement.setBytes(10, version.contentHash().toArray());
    }

    private static void bindBody(PreparedStatement statement, Sealed entry) throws SQLException {
        statement.setString(1, entry.version.key().type());
        statement.setString(2, entry.version.key().id());
        statement.setLong(3, entry.version.version());
        statement.setBytes(4, entry.salt.toArray());
        statement.setBytes(5, entry.version.body().toArray());
    }

    private void writeCurrent(Collection<PendingVersion> latest) {
        jdbc.batchUpdate(
                "INSERT INTO resource_current (type, id, version, patients, origin, owner, interaction, commit,"
                        + " instant, content_hash, terms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (type, id) DO UPDATE SET version = excluded.version,"
                        + " patients = excluded.patients, interaction = excluded.interaction,"
                        + " commit = excluded.commit, instant = excluded.instant,"
                        + " content_hash = excluded.content_hash, terms = excluded.terms,"
                        + " index_revision = excluded.index_revision",
                latest,
                BATCH,
                (statement, pending) -> {
                    bind(statement, pending.version());
                    statement.setArray(
                            11, statement.getConnection().createArrayOf("text", IndexWriter.termsOf(pending)));
                });
    }

    private void writePatients(Collection<PendingVersion> latest, CommitClock.Stamp stamp) {
        List<StoredVersion> versions =
                latest.stream().map(PendingVersion::version).toList();
        record Membership(String patient, ResourceKey key) {}
        List<Membership> memberships = versions.stream()
                .flatMap(version -> version.patients().stream().map(patient -> new Membership(patient, version.key())))
                .toList();
        jdbc.batchUpdate(
                "INSERT INTO patient_resource (patient, type, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                memberships,
                BATCH,
                (statement, membership) -> {
                    statement.setString(1, membership.patient);
                    statement.setString(2, membership.key.type());
                    statement.setString(3, membership.key.id());
                });
        List<String> patients = memberships.stream()
                .map(Membership::patient)
                .distinct()
                .sorted()
                .toList();
        jdbc.batchUpdate(
                "INSERT INTO patient_clock (patient, instant) VALUES (?, ?)"
                        + " ON CONFLICT (patient) DO UPDATE SET instant = excluded.instant",
                patients,
                BATCH,
                (statement, patient) -> {
                    statement.setString(1, patient);
                    statement.setObject(2, VersionRow.timestamp(stamp.instant()));
                });
    }
}
