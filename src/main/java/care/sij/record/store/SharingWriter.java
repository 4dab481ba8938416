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
    }

    private static Stream<Sharing> sharings(PendingVersion pending) {
        return pending.terms().terms().stream()
                .filter(term -> term.startsWith(REFERENCE))
                .map(term -> term.substring(REFERENCE.length()).split("/", -1))
                .filter(parts -> parts.length == 2)
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
