package care.sij.record.search;

import care.sij.record.FoundKey;
import care.sij.record.ResourceKey;
import care.sij.record.ResultLists;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.record.store.FittingBodies;
import care.sij.record.store.Sql;
import care.sij.record.store.VersionRow;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The lists as rows of {@code search_result}; each new one takes away what is too old or too many. */
@Component
class JdbcResultLists implements ResultLists {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int LISTS_OF_ONE_ASKER = 200;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    JdbcResultLists(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public long keep(String asker, List<FoundKey> found) {
        tidy(asker);
        Sql sql = new Sql(
                "INSERT INTO search_result (asker, made_at, types, ids, versions)"
                        + " VALUES (?, ?, ?, ?, ?) RETURNING number",
                asker,
                VersionRow.timestamp(clock.instant()),
                found.stream().map(each -> each.key().type()).toArray(String[]::new),
                found.stream().map(each -> each.key().id()).toArray(String[]::new),
                found.stream().map(FoundKey::version).toArray(Long[]::new));
        return jdbc.query(sql.text(), (row, number) -> row.getLong("number"), sql.parameters())
                .get(0);
    }

    /** What another process takes away at the same moment is left to it. */
    private void tidy(String asker) {
        jdbc.update(
                "DELETE FROM search_result WHERE number IN (SELECT number FROM search_result WHERE made_at < ?"
                        + " OR (asker = ? AND number <= (SELECT number FROM search_result WHERE asker = ?"
                        + " ORDER BY number DESC OFFSET ? LIMIT 1)) FOR UPDATE SKIP LOCKED)",
                VersionRow.timestamp(clock.instant().minus(LIFE)),
                asker,
                asker,
                LISTS_OF_ONE_ASKER - 1);
    }

    @Override
    public Optional<Part> part(long number, String asker, int from, int count) {
        return jdbc
                .query(
                        "SELECT types[?:?] AS types, ids[?:?] AS ids, versions[?:?] AS versions, cardinality(ids) AS size"
                                + " FROM search_result WHERE number = ? AND asker = ? AND made_at >= ?",
                        (row, place) -> part(row),
                        from + 1,
                        from + count,
                        from + 1,
                        from + count,
                        from + 1,
                        from + count,
                        number,
                        asker,
                        VersionRow.timestamp(clock.instant().minus(LIFE)))
                .stream()
                .findFirst();
    }

    private static Part part(ResultSet row) throws SQLException {
        String[] types = texts(row.getArray("types"));
        String[] ids = texts(row.getArray("ids"));
        Long[] versions = (Long[]) row.getArray("versions").getArray();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            entries.add(new Entry(new ResourceKey(types[i], ids[i]), versions[i]));
        }
        return new Part(List.copyOf(entries), row.getInt("size"));
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    @Override
    public int fitting(List<Entry> entries) {
        Sql sql = new Sql("SELECT count(*) FROM (")
                .add(FittingBodies.of(
                        new Sql("SELECT v.nth, b.body FROM (")
                                .add(keys(entries))
                                .add(") v")
                                .add(VersionRow.BODY),
                        " ORDER BY v.nth",
                        FittingBodies.MOST))
                .add(") fitting");
        return jdbc.query(sql.text(), (row, number) -> row.getInt(1), sql.parameters())
                .get(0);
    }

    private static Sql keys(List<Entry> entries) {
        return new Sql("SELECT * FROM unnest((SELECT ?::text[]), (SELECT ?::text[]),")
                .add(
                        " (SELECT ?::bigint[])) WITH ORDINALITY k(type, id, version, nth)",
                        entries.stream().map(entry -> entry.key().type()).toArray(String[]::new),
                        entries.stream().map(entry -> entry.key().id()).toArray(String[]::new),
                        entries.stream().map(Entry::version).toArray(Long[]::new));
    }

    @Override
    public List<StoredVersion> versions(List<Entry> entries, Visibility visibility) {
        Sql sql = new Sql("SELECT " + VersionRow.COLUMNS + " FROM (")
                .add(keys(entries))
                .add(") k CROSS JOIN LATERAL (SELECT * FROM resource_version r WHERE r.type = k.type"
                        + " AND r.id = k.id AND r.version = k.version OFFSET 0) v")
                .add(VersionRow.BODY)
                .add(" WHERE b.body IS NOT NULL")
                .and(visibility)
                .add(" ORDER BY k.nth");
        return jdbc.query(sql.text(), VersionRow::read, sql.parameters()).stream()
                .filter(version -> !version.isEmpty())
                .filter(visibility::shows)
                .toList();
    }
}
