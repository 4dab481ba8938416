package care.sij.record.store;

import care.sij.record.StoredVersion;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes for whom a resource that belongs to no patient is there: the patients a resource of whom refers to it, and the
 * other such resources that do. A reference that is taken back leaves it there, as the version that had it does.
 */
final class SharingWriter {

    /** Every literal reference of a resource is a term {@code @=Type/id}. */
    private static final String REFERENCE = "@=";

    /** Left out is what belongs to a patient; what is not in the record yet may turn out to belong to none. */
    private static final String OF_NO_PATIENT = " WHERE NOT EXISTS (SELECT 1 FROM resource_current t"
            + " WHERE t.type = s.type AND t.id = s.id AND cardinality(t.patients) > 0) ON CONFLICT DO NOTHING";

    /** An archived message is its sender's, whoever refers to it. */
    private static final String ARCHIVED = "Bundle";

    private record Sharing(String type, String id, StoredVersion by) {}

    private record SharedWith(Sharing sharing, String patient) {}

    private final JdbcTemplate jdbc;

    SharingWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(Collection<PendingVersion> latest) {
        List<Sharing> sharings = latest.stream()
                .filter(pending ->
                        ReferringTypes.NAMES.contains(pending.version().key().type()))
                .flatMap(SharingWriter::sharings)
                .toList();
        writeWith(sharings.stream()
                .flatMap(sharing -> sharing.by.patients().stream().map(patient -> new SharedWith(sharing, patient)))
                .distinct()
                .toList());
        writeThrough(sharings.stream()
                .filter(sharing -> sharing.by.patients().isEmpty())
                .toList());
        keepFormerPatients(latest.stream()
                .map(PendingVersion::version)
                .filter(version -> version.patients().isEmpty() && version.version() > 1)
                .toList());
    }

    /** What belonged to patients before stays there for them: who refers to it does so no less. */
    private void keepFormerPatients(List<StoredVersion> released) {
        if (!released.isEmpty()) {
            Columns<StoredVersion> columns = new Columns<>(released);
            jdbc.update(
                    "INSERT INTO shared_with (type, id, patient) SELECT DISTINCT s.type, s.id, patient"
                            + " FROM unnest(?::text[], ?::text[]) s(type, id)"
                            + " JOIN resource_version v ON v.type = s.type AND v.id = s.id"
                            + " CROSS JOIN unnest(v.patients) patient ON CONFLICT DO NOTHING",
                    columns.texts(version -> version.key().type()),
                    columns.texts(version -> version.key().id()));
        }
    }

    private static Stream<Sharing> sharings(PendingVersion pending) {
        return pending.terms().terms().stream()
                .filter(term -> term.startsWith(REFERENCE))
                .map(term -> term.substring(REFERENCE.length()).split("/", -1))
                .filter(parts -> parts.length == 2 && !parts[0].equals(ARCHIVED))
                .map(parts -> new Sharing(parts[0], parts[1], pending.version()));
    }

    private void writeWith(List<SharedWith> shared) {
        if (!shared.isEmpty()) {
            Columns<SharedWith> columns = new Columns<>(shared);
            jdbc.update(
                    "INSERT INTO shared_with (type, id, patient)"
                            + " SELECT DISTINCT * FROM unnest(?::text[], ?::text[], ?::text[]) s(type, id, patient)"
                            + OF_NO_PATIENT,
                    columns.texts(row -> row.sharing.type),
                    columns.texts(row -> row.sharing.id),
                    columns.texts(SharedWith::patient));
        }
    }

    private void writeThrough(List<Sharing> shared) {
        if (!shared.isEmpty()) {
            Columns<Sharing> columns = new Columns<>(shared);
            jdbc.update(
                    "INSERT INTO shared_through (type, id, through_type, through_id) SELECT * FROM"
                            + " unnest(?::text[], ?::text[], ?::text[], ?::text[]) s(type, id, through_type, through_id)"
                            + OF_NO_PATIENT,
                    columns.texts(Sharing::type),
                    columns.texts(Sharing::id),
                    columns.texts(row -> row.by.key().type()),
                    columns.texts(row -> row.by.key().id()));
        }
    }
}
