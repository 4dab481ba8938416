package care.sij.record.search;

import care.sij.record.Extraction;
import care.sij.record.ExtractionQuery;
import care.sij.record.ExtractionQuery.Subjects;
import care.sij.record.ExtractionQuery.What;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.record.store.Sql;
import care.sij.record.store.VersionRow;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The versions as of an instant: of each current row the latest one up to it. */
@Component
class JdbcExtraction implements Extraction {

    private static final String SELECT = "SELECT " + VersionRow.COLUMNS + " FROM ";
    private static final String LATEST = "resource_current c CROSS JOIN LATERAL (SELECT * FROM resource_version w"
            + " WHERE w.type = c.type AND w.id = c.id AND w.instant <= ? ORDER BY w.version DESC LIMIT 1) v";
    private static final String WAS_THERE = " AND coalesce((SELECT w.interaction FROM resource_version w"
            + " WHERE w.type = v.type AND w.id = v.id AND w.instant <= ? ORDER BY w.version DESC LIMIT 1), 'DELETE')"
            + " <> 'DELETE'";

    private final JdbcTemplate jdbc;

    JdbcExtraction(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Part part(ExtractionQuery query, Place after, int most, Visibility visibility) {
        // By the key of the table that is gone through: only its index gives an order without looking at all that is
        // left.
        String order = isLatest(query) ? " ORDER BY c.id LIMIT ?" : " ORDER BY v.id, v.version LIMIT ?";
        Sql sql = rows(query, after).and(visibility).add(order, most);
        List<StoredVersion> found = jdbc.query(sql.text(), VersionRow::read, sql.parameters());
        List<StoredVersion> seen = found.stream()
                .filter(version -> !version.erased())
                .filter(visibility::shows)
                .toList();
        return found.isEmpty()
                ? new Part(seen, after, Rest.NONE)
                : new Part(seen, place(found.get(found.size() - 1)), found.size() < most ? Rest.NONE : Rest.MORE);
    }

    private static Place place(StoredVersion last) {
        return new Place(last.key().id(), last.version());
    }

    private static boolean isLatest(ExtractionQuery query) {
        return query.what() == What.LATEST || query.what() == What.GONE;
    }

    private static Sql rows(ExtractionQuery query, Place after) {
        boolean gone = query.what() == What.GONE || query.what() == What.DELETIONS;
        Sql sql = new Sql(SELECT);
        if (isLatest(query)) {
            sql.add(LATEST, VersionRow.timestamp(query.until()))
                    .add(VersionRow.BODY)
                    .add(" WHERE c.type = ? AND c.id > ?", query.type(), after.id());
        } else {
            sql.add("resource_version v")
                    .add(VersionRow.BODY)
                    .add(
                            " WHERE v.type = ? AND (v.id, v.version) > (?, ?) AND v.instant <= ?",
                            query.type(),
                            after.id(),
                            after.version(),
                            VersionRow.timestamp(query.until()));
        }
        sql.add(" AND v.interaction " + (gone ? "=" : "<>") + " 'DELETE'");
        query.since().ifPresent(since -> sql.add(" AND v.instant > ?", VersionRow.timestamp(since)));
        if (query.what() == What.GONE) {
            sql.add(WAS_THERE, VersionRow.timestamp(query.since().orElse(Instant.EPOCH)));
        }
        return of(query.subjects(), sql);
    }

    private static Sql of(Subjects subjects, Sql sql) {
        if (subjects instanceof Subjects.AnyPatient) {
            return sql.add(" AND cardinality(v.patients) > 0");
        }
        if (subjects instanceof Subjects.Patients patients) {
            return sql.add(
                    " AND v.patients && ?::text[]", (Object) patients.ids().toArray(String[]::new));
        }
        return sql;
    }
}
