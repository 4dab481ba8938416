package care.sij.audit.feed;

import care.sij.audit.AuditQuery;
import care.sij.audit.AuditQuery.Criterion;
import care.sij.audit.AuditRow;
import care.sij.audit.AuditSearch;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Audit rows in the order of their leaves in the ledger, and how far each repository has them. Numbers and instants of
 * rows are taken before their commit, so that a lower one may come later; a place in the ledger never does.
 */
@Component
class FeedRows {

    /**
     * A row with its place in the ledger.
     *
     * @param row empty when the row is gone from the database
     */
    record Placed(long index, Optional<AuditRow> row) {}

    /** Whoever holds it in its transaction tells repositories. */
    private static final long TELLING = 0x7369_6a61_746e_6101L;

    /** What bears no number is no row: none has this one. */
    private static final String NUMBER =
            "case when substr(subject, 7) ~ '^[0-9]{1,18}$' then substr(subject, 7)::bigint else -1 end";

    private static final String UNPLACED = " from ledger_queue where subject like 'audit/%' order by position";

    private static final String WAITING =
            " from ledger_leaf where index >= ? and subject like 'audit/%' order by index";

    private final JdbcTemplate jdbc;
    private final AuditSearch search;
    private final Clock clock;

    FeedRows(JdbcTemplate jdbc, AuditSearch search, Clock clock) {
        this.jdbc = jdbc;
        this.search = search;
        this.clock = clock;
    }

    /** Whether this transaction tells repositories; never waits. */
    boolean tells() {
        return jdbc.query("select pg_try_advisory_xact_lock(?)", (row, number) -> row.getBoolean(1), TELLING)
                .get(0);
    }

    /** The rows that the repository was not told yet, the first ones first. */
    List<Placed> waiting(String repository, int most) {
        record Leaf(long index, long number) {}
        List<Leaf> leaves = jdbc.query(
                "select index, " + NUMBER + WAITING + " limit ?",
                (row, number) -> new Leaf(row.getLong(1), row.getLong(2)),
                position(repository),
                most);
        if (leaves.isEmpty()) {
            return List.of();
        }
        AuditQuery asked = new AuditQuery(
                List.of(new Criterion.Numbers(leaves.stream().map(Leaf::number).toList())));
        Map<Long, AuditRow> rows = search.find(asked, Optional.empty(), leaves.size()).rows().stream()
                .collect(Collectors.toMap(AuditRow::number, Function.identity()));
        return leaves.stream()
                .map(leaf -> new Placed(leaf.index, Optional.ofNullable(rows.get(leaf.number))))
                .toList();
    }

    /** When the first of the rows happened that the repository was not told, with or without a place yet. */
    Optional<Instant> oldestWaiting(String repository) {
        return jdbc
                .query(
                        "select e.instant from audit_event e where e.number in ((select " + NUMBER + WAITING
                                + " limit 1), (select " + NUMBER + UNPLACED + " limit 1)) order by e.instant limit 1",
                        (row, number) -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        position(repository))
                .stream()
                .findFirst();
    }

    /** The repository has all rows up to and with this one. */
    void told(String repository, Placed last) {
        jdbc.update(
                "insert into audit_feed (repository, position, sent_at) values (?, ?, ?)"
                        + " on conflict (repository) do update set position = excluded.position,"
                        + " sent_at = excluded.sent_at",
                repository,
                last.index + 1,
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    private long position(String repository) {
        return jdbc
                .query(
                        "select position from audit_feed where repository = ?",
                        (row, number) -> row.getLong(1),
                        repository)
                .stream()
                .findFirst()
                .orElse(0L);
    }
}
