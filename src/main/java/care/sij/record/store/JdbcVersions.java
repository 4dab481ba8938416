package care.sij.record.store;

import care.sij.record.CommitCause;
import care.sij.record.HistoryQuery;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.RecordedCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.TooMuchAtOnce;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The versions as rows of {@code resource_version}, the latest ones of {@code resource_current}. */
@Component
class JdbcVersions implements Versions {

    private static final String FROM_CURRENT =
            "SELECT " + VersionRow.COLUMNS + " FROM resource_current v" + VersionRow.BODY;
    private static final String FROM_VERSIONS =
            "SELECT " + VersionRow.COLUMNS + " FROM resource_version v" + VersionRow.BODY;

    private static final String OLDEST_FIRST = " ORDER BY v.instant, v.type, v.id, v.version";
    private static final String NEWEST_FIRST = " ORDER BY v.instant DESC, v.type DESC, v.id DESC, v.version DESC";

    private final JdbcTemplate jdbc;
    private final CommitClock clock;

    JdbcVersions(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = new CommitClock(jdbc, clock);
    }

    @Override
    public Optional<StoredVersion> current(ResourceKey key, Visibility visibility) {
        return one(new Sql(FROM_CURRENT).add(" WHERE v.type = ? AND v.id = ?", key.type(), key.id()), visibility);
    }

    @Override
    public Optional<StoredVersion> vread(ResourceKey key, long version, Visibility visibility) {
        return one(
                new Sql(FROM_VERSIONS)
                        .add(" WHERE v.type = ? AND v.id = ? AND v.version = ?", key.type(), key.id(), version),
                visibility);
    }

    @Override
    public Optional<StoredVersion> asOf(ResourceKey key, Instant instant, Visibility visibility) {
        return one(
                new Sql(FROM_VERSIONS)
                        .add(
                                "WHERE v.type = ? AND v.id = ? AND v.version = (SELECT max(version) FROM"
                                        + " resource_version WHERE type = ? AND id = ? AND instant <= ?)",
                                key.type(),
                                key.id(),
                                key.type(),
                                key.id(),
                                VersionRow.timestamp(instant)),
                visibility);
    }

    @Override
    public List<StoredVersion> asOf(Collection<ResourceKey> keys, Instant instant, Visibility visibility) {
        return all(fromKeys(keys)
                        .add(
                                " CROSS JOIN LATERAL (SELECT * FROM resource_version WHERE type = k.type AND id = k.id"
                                        + " AND instant <= ? ORDER BY version DESC LIMIT 1) v",
                                VersionRow.timestamp(instant))
                        .add(VersionRow.BODY)
                        .add("WHERE v.interaction <> 'DELETE'")
                        .and(visibility)
                        .add(" ORDER BY v.type, v.id"))
                .filter(visibility::shows)
                .toList();
    }

    @Override
    public List<StoredVersion> until(Collection<ResourceKey> keys, Instant instant, Visibility visibility) {
        return together(
                        fromKeys(keys)
                                .add(" JOIN resource_version v ON v.type = k.type AND v.id = k.id")
                                .add(VersionRow.BODY)
                                .add("WHERE v.instant <= ?", VersionRow.timestamp(instant))
                                .and(visibility),
                        OLDEST_FIRST)
                .filter(visibility::shows)
                .toList();
    }

    @Override
    public List<StoredVersion> ofPatient(String patient, Instant instant, Visibility visibility) {
        return together(
                        new Sql("SELECT " + VersionRow.COLUMNS + " FROM patient_resource p CROSS JOIN LATERAL (")
                                .add(
                                        "SELECT * FROM resource_version WHERE type = p.type AND id = p.id"
                                                + " AND instant <= ? ORDER BY version DESC LIMIT 1) v",
                                        VersionRow.timestamp(instant))
                                .add(VersionRow.BODY)
                                .add(
                                        "WHERE p.patient = ? AND v.interaction <> 'DELETE'"
                                                + " AND v.patients @> ARRAY[?]::text[]",
                                        patient,
                                        patient)
                                .and(visibility),
                        " ORDER BY v.type, v.id")
                .filter(visibility::shows)
                .toList();
    }

    @Override
    public List<StoredVersion> everOfPatient(
            String patient, Collection<String> aside, Instant instant, Visibility visibility) {
        return together(
                        new Sql("SELECT " + VersionRow.COLUMNS + " FROM patient_resource p CROSS JOIN LATERAL (")
                                .add(
                                        "SELECT 1 FROM resource_version WHERE type = p.type AND id = p.id AND"
                                                + " instant <= ? AND patients @> ARRAY[?]::text[] LIMIT 1) ever",
                                        VersionRow.timestamp(instant),
                                        patient)
                                .add(" JOIN resource_version v ON v.type = p.type AND v.id = p.id")
                                .add(VersionRow.BODY)
                                .add(
                                        "WHERE p.patient = ? AND NOT p.type = ANY (?::text[]) AND v.instant <= ?",
                                        patient,
                                        aside.toArray(String[]::new),
                                        VersionRow.timestamp(instant))
                                .and(visibility),
                        OLDEST_FIRST)
                .filter(visibility::shows)
                .toList();
    }

    @Override
    public Page history(HistoryQuery query, Optional<PageCursor> after, Visibility visibility) {
        Optional<HistoryPlace> place = after.map(HistoryPlace::of);
        Instant newest = place.map(HistoryPlace::newest)
                .orElseGet(() -> query.id().isPresent() ? Instant.ofEpochMilli(HistoryPlace.LAST) : watermark());
        Sql sql = new Sql(FROM_VERSIONS).add("WHERE v.instant <= ?", VersionRow.timestamp(newest));
        query.type().ifPresent(type -> sql.add(" AND v.type = ?", type));
        query.id().ifPresent(id -> sql.add(" AND v.id = ?", id));
        query.since().ifPresent(since -> sql.add(" AND v.instant >= ?", VersionRow.timestamp(since)));
        query.listed().ifPresent(listed -> sql.add(among(listed)));
        query.at().ifPresent(period -> sql.add(currentDuring(period)));
        place.ifPresent(last -> sql.add(last.after()));
        sql.and(visibility).add(NEWEST_FIRST + " LIMIT ?", query.count() + 1);
        Sql fitting = FittingBodies.of(sql, NEWEST_FIRST, FittingBodies.MOST);
        List<Listed> found = jdbc.query(fitting.text(), JdbcVersions::listed, fitting.parameters());
        List<Listed> page = found.stream().limit(query.count()).toList();
        return new Page(
                page.stream().map(Listed::version).filter(visibility::shows).toList(),
                page.stream()
                        .skip(Math.max(0, page.size() - 1))
                        .filter(last -> last.among() > page.size())
                        .map(last -> HistoryPlace.cursor(last.version(), newest))
                        .findFirst());
    }

    /** @param among how many there were before they were bound by bytes */
    private record Listed(StoredVersion version, int among) {}

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(VersionRow.read(row, number), row.getInt(FittingBodies.AMONG));
    }

    private static Sql among(List<ResourceKey> listed) {
        return new Sql(
                " AND (v.type, v.id) IN (SELECT * FROM unnest(?::text[], ?::text[]))",
                listed.stream().map(ResourceKey::type).toArray(String[]::new),
                listed.stream().map(ResourceKey::id).toArray(String[]::new));
    }

    private static Sql fromKeys(Collection<ResourceKey> keys) {
        List<ResourceKey> distinct = keys.stream().distinct().toList();
        return new Sql("SELECT " + VersionRow.COLUMNS + " FROM")
                .add(
                        " unnest(?::text[], ?::text[]) AS k (type, id)",
                        distinct.stream().map(ResourceKey::type).toArray(String[]::new),
                        distinct.stream().map(ResourceKey::id).toArray(String[]::new));
    }

    private static Sql currentDuring(HistoryQuery.Period period) {
        return new Sql(
                " AND v.instant < ? AND NOT EXISTS (SELECT 1 FROM resource_version n WHERE n.type = v.type"
                        + " AND n.id = v.id AND n.version = v.version + 1 AND n.instant <= ?)",
                VersionRow.timestamp(period.high()),
                VersionRow.timestamp(period.low()));
    }

    @Override
    public Instant watermark() {
        return clock.watermark();
    }

    @Override
    public Optional<RecordedCommit> commit(long number) {
        return commits(List.of(number)).stream().findFirst();
    }

    @Override
    public List<RecordedCommit> commits(Collection<Long> numbers) {
        Sql sql = new Sql("SELECT number, instant, kind, agent, activity, source, request_id FROM commit")
                .add(" WHERE number = ANY (?::bigint[]) ORDER BY number", (Object) numbers.toArray(Long[]::new));
        return jdbc.query(sql.text(), JdbcVersions::readCommit, sql.parameters());
    }

    private static RecordedCommit readCommit(ResultSet row, int number) throws SQLException {
        @Nullable String source = row.getString("source");
        CommitCause cause = new CommitCause(
                CommitCause.Kind.valueOf(row.getString("kind")),
                row.getString("agent"),
                row.getString("activity"),
                Optional.ofNullable(source).map(ResourceKey::of),
                row.getString("request_id"));
        return new RecordedCommit(
                row.getLong("number"),
                row.getObject("instant", OffsetDateTime.class).toInstant(),
                cause);
    }

    private Optional<StoredVersion> one(Sql sql, Visibility visibility) {
        return all(sql.and(visibility)).filter(visibility::shows).findFirst();
    }

    private Stream<StoredVersion> together(Sql rows, String order) {
        Sql fitting = FittingBodies.of(rows, order, TooMuchAtOnce.MOST);
        List<Listed> found = jdbc.query(fitting.text(), JdbcVersions::listed, fitting.parameters());
        if (found.stream().anyMatch(row -> row.among() > found.size())) {
            throw new TooMuchAtOnce();
        }
        return found.stream().map(Listed::version);
    }

    private Stream<StoredVersion> all(Sql sql) {
        return jdbc.query(sql.text(), VersionRow::read, sql.parameters()).stream();
    }
}
