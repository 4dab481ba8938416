package care.sij.record.search;

import care.sij.record.Extraction;
import care.sij.record.ExtractionQuery;
import care.sij.record.ExtractionQuery.Subjects;
import care.sij.record.ExtractionQuery.What;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.record.store.Sql;
import care.sij.record.store.VersionRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The versions as of an instant: of each current row the latest one up to it. */
@Component
class JdbcExtraction implements Extraction {

    private static final String SELECT = "SELECT " + VersionRow.COLUMNS + " FROM ";
    /** What lies aside is not read for its length. */
    private static final String BOUNDED = "SELECT v.* FROM (SELECT r.*, count(*) OVER () AS among,"
            + " row_number() OVER w AS place, sum(coalesce(octet_length(r.body), 0)) OVER w AS upto FROM (";

    private static final String LATEST = "resource_current c CROSS JOIN LATERAL (SELECT * FROM resource_version w"
            + " WHERE w.type = c.type AND w.id = c.id AND w.instant <= ? ORDER BY w.version DESC LIMIT 1) v";
    private static final String WAS_THERE = " AND coalesce((SELECT w.interaction FROM resource_version w"
            + " WHERE w.type = v.type AND w.id = v.id AND w.instant <= ? ORDER BY w.version DESC LIMIT 1), 'DELETE')"
            + " <> 'DELETE'";

    private final JdbcTemplate jdbc;
    private final DataSource database;

    JdbcExtraction(JdbcTemplate jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    @Override
    public Part part(ExtractionQuery query, Place after, int most, Visibility visibility, Duration limit) {
        // By the key of the table that is gone through: only its index gives an order without looking at all that is
        // left.
        String order = isLatest(query) ? " ORDER BY c.id LIMIT ?" : " ORDER BY v.id, v.version LIMIT ?";
        Sql sql = new Sql(BOUNDED)
                .add(rows(query, after).and(visibility).add(order, most))
                .add(") r WINDOW w AS (ORDER BY r.id, r.version ROWS UNBOUNDED PRECEDING)) v")
                .add(" WHERE v.place = 1 OR v.upto <= ? ORDER BY v.id, v.version", MOST_BYTES);
        List<Found> found = new SearchStatements(database, new SearchSettings(limit)).query(sql, JdbcExtraction::found);
        List<StoredVersion> seen =
                shown(found.stream().map(Found::version).toList(), visibility).toList();
        if (found.isEmpty()) {
            return new Part(seen, after, Rest.NONE);
        }
        Found last = found.get(found.size() - 1);
        boolean ends = last.among() < most && last.among() == found.size();
        return new Part(seen, place(last.version()), ends ? Rest.NONE : Rest.MORE);
    }

    /**
     * A row that is within the bounds.
     *
     * @param among how many rows there were before they were bound by bytes
     */
    private record Found(StoredVersion version, int among) {}

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(VersionRow.read(row, number), row.getInt("among"));
    }

    private static Stream<StoredVersion> shown(List<StoredVersion> found, Visibility visibility) {
        return found.stream().filter(version -> !version.erased()).filter(visibility::shows);
    }

    @Override
    public List<StoredVersion> seen(Collection<String> references, Visibility visibility) {
        List<String[]> keys = references.stream()
                .map(reference -> reference.replace("/_history/", "/").split("/", -1))
                .toList();
        Sql sql = new Sql(
                        SELECT
                                + "unnest(?::text[], ?::text[], ?::bigint[]) k(type, id, version) JOIN resource_version v"
                                + " ON v.type = k.type AND v.id = k.id AND v.version = k.version",
                        keys.stream().map(key -> key[0]).toArray(String[]::new),
                        keys.stream().map(key -> key[1]).toArray(String[]::new),
                        keys.stream().map(key -> Long.valueOf(key[2])).toArray(Long[]::new))
                .add(VersionRow.BODY)
                .add(" WHERE true")
                .and(visibility);
        return shown(jdbc.query(sql.text(), VersionRow::read, sql.parameters()), visibility)
                .toList();
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
