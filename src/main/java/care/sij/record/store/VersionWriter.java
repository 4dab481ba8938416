package care.sij.record.store;

import care.sij.record.Bytes;
import care.sij.record.CommitCause;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes a commit and its versions, one statement per table, whose rows come as arrays of columns. */
final class VersionWriter {

    private record Sealed(StoredVersion version, Bytes salt, Bytes leaf) {}

    private record Membership(String patient, ResourceKey key) {}

    private final JdbcTemplate jdbc;
    private final CurrentWriter current;
    private final IndexWriter index;
    private final SharingWriter sharing;
    private final SecureRandom random;

    VersionWriter(JdbcTemplate jdbc, SecureRandom random) {
        this.jdbc = jdbc;
        this.current = new CurrentWriter(jdbc);
        this.index = new IndexWriter(jdbc);
        this.sharing = new SharingWriter(jdbc);
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
            writeVersions(versions, stamp);
            writeBodies(versions);
            queueLeaves(versions);
            current.write(pending.latest(), stamp);
            index.write(pending.latest());
            writePatients(pending.latest(), stamp);
            sharing.write(pending.latest());
        }
    }

    private Sealed seal(StoredVersion version, CommitCause cause) {
        byte[] salt = new byte[LeafHash.SALT_BYTES];
        random.nextBytes(salt);
        return new Sealed(version, Bytes.of(salt), LeafHash.of(LeafHash.fields(version, cause, salt)));
    }

    private void writeVersions(List<Sealed> versions, CommitClock.Stamp stamp) {
        Columns<Sealed> columns = new Columns<>(versions);
        try {
            jdbc.update(
                    """
                    INSERT INTO resource_version (type, id, version, patients, origin, owner, interaction, commit,
                                                  instant, content_hash, leaf_hash)
                    SELECT type, id, version, patients::text[], origin, owner, interaction, ?, ?, content_hash, leaf
                    FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                                ?::bytea[], ?::bytea[])
                         v(type, id, version, patients, origin, owner, interaction, content_hash, leaf)
                    """,
                    stamp.number(),
                    VersionRow.timestamp(stamp.instant()),
                    columns.texts(entry -> entry.version.key().type()),
                    columns.texts(entry -> entry.version.key().id()),
                    columns.numbers(entry -> entry.version.version()),
                    columns.texts(entry -> TextArray.literal(entry.version.patients())),
                    columns.texts(entry -> entry.version.origin().name()),
                    columns.texts(entry -> entry.version.owner()),
                    columns.texts(entry -> entry.version.interaction().name()),
                    columns.bytes(entry -> entry.version.contentHash()),
                    columns.bytes(Sealed::leaf));
        } catch (DuplicateKeyException e) {
            throw new AppendConflict(e);
        }
    }

    private void writeBodies(List<Sealed> versions) {
        Columns<Sealed> columns = new Columns<>(versions);
        jdbc.update(
                "INSERT INTO resource_body (type, id, version, salt, body)"
                        + " SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bytea[], ?::bytea[])",
                columns.texts(entry -> entry.version.key().type()),
                columns.texts(entry -> entry.version.key().id()),
                columns.numbers(entry -> entry.version.version()),
                columns.bytes(Sealed::salt),
                columns.bytes(entry -> entry.version.body()));
    }

    private void queueLeaves(List<Sealed> versions) {
        Columns<Sealed> columns = new Columns<>(versions);
        jdbc.update(
                "INSERT INTO ledger_queue (subject, leaf) SELECT subject, leaf FROM unnest(?::text[], ?::bytea[])"
                        + " WITH ORDINALITY v(subject, leaf, place) ORDER BY place",
                columns.texts(entry -> entry.version.reference()),
                columns.bytes(Sealed::leaf));
    }

    private void writePatients(Collection<PendingVersion> latest, CommitClock.Stamp stamp) {
        List<Membership> memberships = latest.stream()
                .map(PendingVersion::version)
                .flatMap(version -> version.patients().stream().map(patient -> new Membership(patient, version.key())))
                .toList();
        if (memberships.isEmpty()) {
            return;
        }
        Columns<Membership> columns = new Columns<>(memberships);
        jdbc.update(
                "INSERT INTO patient_resource (patient, type, id)"
                        + " SELECT * FROM unnest(?::text[], ?::text[], ?::text[]) ON CONFLICT DO NOTHING",
                columns.texts(Membership::patient),
                columns.texts(membership -> membership.key.type()),
                columns.texts(membership -> membership.key.id()));
        jdbc.update(
                "INSERT INTO patient_clock (patient, instant) SELECT patient, ? FROM unnest(?::text[]) p(patient)"
                        + " ON CONFLICT (patient) DO UPDATE SET instant = excluded.instant",
                VersionRow.timestamp(stamp.instant()),
                memberships.stream()
                        .map(Membership::patient)
                        .distinct()
                        .sorted()
                        .toArray(String[]::new));
    }
}
