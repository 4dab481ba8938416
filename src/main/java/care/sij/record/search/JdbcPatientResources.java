package care.sij.record.search;

import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.PatientResources;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.record.store.FittingBodies;
import care.sij.record.store.Sql;
import care.sij.record.store.VersionRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Walks {@code patient_resource} in the order of its key; bodies are joined to the rows of the page alone. */
@Component
class JdbcPatientResources implements PatientResources {

    private final JdbcTemplate jdbc;

    JdbcPatientResources(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Page find(Query query, Optional<PageCursor> after, Visibility visibility) {
        Sql page =
                new Sql("SELECT v.* FROM patient_resource p JOIN resource_current v ON v.type = p.type AND v.id = p.id"
                        + " WHERE NOT v.deleted AND NOT v.erased");
        page.add(" AND p.patient = ? AND v.patients @> ARRAY[?]::text[]", query.patient(), query.patient());
        if (!query.types().isEmpty()) {
            page.add(" AND p.type = ANY(?)", (Object) query.types().toArray(String[]::new));
        }
        query.since().ifPresent(since -> page.add(" AND v.instant >= ?", VersionRow.timestamp(since)));
        after.ifPresent(place -> page.add(
                " AND (p.type, p.id) > (?, ?)",
                place.values().get(0),
                place.values().get(1)));
        page.and(visibility).add(" ORDER BY p.type, p.id LIMIT ?", query.count() + 1);
        Sql sql = new Sql("SELECT " + VersionRow.COLUMNS + " FROM (")
                .add(page)
                .add(") v")
                .add(VersionRow.BODY);
        Sql fitting = FittingBodies.of(sql, " ORDER BY v.type, v.id", FittingBodies.MOST);
        List<Found> found = jdbc.query(fitting.text(), JdbcPatientResources::found, fitting.parameters());
        List<Found> shown = found.stream().limit(query.count()).toList();
        return new Page(
                shown.stream().map(Found::version).toList(),
                shown.stream()
                        .skip(Math.max(0, shown.size() - 1))
                        .filter(last -> last.among() > shown.size())
                        .map(last -> place(last.version().key()))
                        .findFirst());
    }

    /** @param among how many there were before they were bound by bytes */
    private record Found(StoredVersion version, int among) {}

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(VersionRow.read(row, number), row.getInt(FittingBodies.AMONG));
    }

    private static PageCursor place(ResourceKey key) {
        return new PageCursor(List.of(key.type(), key.id()));
    }
}
