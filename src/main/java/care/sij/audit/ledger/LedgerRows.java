package care.sij.audit.ledger;

import care.sij.audit.Checkpoint;
import care.sij.audit.Ledger.Entry;
import care.sij.audit.Proof;
import care.sij.audit.SignedCheckpoint;
import care.sij.audit.ledger.tree.Subtree;
import care.sij.record.Bytes;
import care.sij.record.FoundRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The ledger's tables as the one that leads writes them and proofs read them. */
@Component
class LedgerRows {

    /** Whoever holds it in its transaction leads: it alone places leaves and makes keys. */
    static final long LEADERSHIP = 0x7369_6a6c_6564_6765L;

    private static final String PLACEABLE = "octet_length(leaf) = 32 and subject is not null";

    /**
     * In one statement, so that no leaf is placed twice or lost between queue and ledger. The queue is not trusted:
     * what is no hash, or of nothing, stays there, and of a subject that is placed already, or waits twice, the first
     * leaf counts.
     */
    private static final String PLACE = """
            with claimed as (
                delete from ledger_queue where position in (
                    select position from ledger_queue
                    where\s""" + PLACEABLE + """

                    order by position limit ?)
                returning position, subject, leaf),
            unplaced as (
                select distinct on (subject) position, subject, leaf from claimed c
                where not exists (select 1 from ledger_leaf l where l.subject = c.subject)
                order by subject, position),
            placed as (
                insert into ledger_leaf (index, subject, leaf)
                select ? + row_number() over (order by position) - 1, subject, leaf from unplaced
                on conflict do nothing
                returning index, leaf)
            select (select count(*) from claimed) as claimed,
                (select string_agg(leaf, '' order by index) from placed) as leaves
            """;

    private static final String ANY_WAITS = "select exists (select 1 from ledger_queue where " + PLACEABLE + ")";

    private static final String CHECKPOINT =
            "select size, root, instant, note, split_part(note, E'\\n', 1) as origin from ledger_checkpoint ";

    private static final int HASH_BYTES = 32;

    /**
     * What became of the queue's first leaves.
     *
     * @param claimed how many were taken from it
     * @param leaves those that got a place, in order; the others came behind one of the same subject
     */
    record Placed(int claimed, List<Bytes> leaves) {

        int dropped() {
            return claimed - leaves.size();
        }
    }

    private final JdbcTemplate jdbc;

    LedgerRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this transaction leads; never waits. */
    boolean leads() {
        return jdbc.query("select pg_try_advisory_xact_lock(?)", (row, number) -> row.getBoolean(1), LEADERSHIP)
                .get(0);
    }

    /** Has this transaction lead, once nobody else does; fails when that takes long. */
    void lead() {
        jdbc.query("select set_config('lock_timeout', '10s', true)", row -> {});
        jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LEADERSHIP);
    }

    long size() {
        return jdbc.query("select coalesce(max(index) + 1, 0) from ledger_leaf", (row, number) -> row.getLong(1))
                .get(0);
    }

    /** Whether a leaf waits that may get a place. */
    boolean anyWaits() {
        return jdbc.query(ANY_WAITS, (row, number) -> row.getBoolean(1)).get(0);
    }

    /** Moves the first leaves of the queue, at most so many, behind the others. */
    Placed place(long size, int most) {
        return jdbc.query(
                        PLACE,
                        (row, number) -> new Placed(row.getInt("claimed"), hashes(row.getBytes("leaves"))),
                        most,
                        size)
                .get(0);
    }

    void add(List<Subtree> subtrees) {
        jdbc.batchUpdate(
                "insert into ledger_subtree (level, index, hash) values (?, ?, ?)",
                subtrees.stream()
                        .map(subtree -> new Object[] {
                            subtree.level(), subtree.index(), subtree.hash().toArray()
                        })
                        .toList());
    }

    /** With the size of the one before it, 0 for the first. */
    void add(SignedCheckpoint signed, long previous) {
        jdbc.update(
                "insert into ledger_checkpoint (size, root, instant, note, previous) values (?, ?, ?, ?, ?)",
                signed.checkpoint().size(),
                signed.checkpoint().root().toArray(),
                signed.instant().atOffset(ZoneOffset.UTC),
                signed.note(),
                previous);
    }

    Optional<Entry> entry(String subject) {
        return jdbc
                .query(
                        "select index, leaf from ledger_leaf where subject = ?",
                        (row, number) -> new Entry(row.getLong("index"), new FoundRow(row).bytes("leaf")),
                        subject)
                .stream()
                .findFirst();
    }

    Map<String, Entry> entries(Collection<String> subjects) {
        Map<String, Entry> entries = new HashMap<>();
        jdbc.query(
                "select subject, index, leaf from ledger_leaf where subject = any(?)",
                row -> {
                    entries.put(
                            row.getString("subject"), new Entry(row.getLong("index"), new FoundRow(row).bytes("leaf")));
                },
                (Object) subjects.toArray(String[]::new));
        return entries;
    }

    Optional<SignedCheckpoint> latest() {
        return jdbc.query(CHECKPOINT + "order by size desc limit 1", LedgerRows::read).stream()
                .findFirst();
    }

    Optional<SignedCheckpoint> checkpoint(long size) {
        return jdbc.query(CHECKPOINT + "where size = ?", LedgerRows::read, size).stream()
                .findFirst();
    }

    /** Those beyond a size, the smallest first. */
    List<SignedCheckpoint> checkpointsAfter(long size, int most) {
        return jdbc.query(CHECKPOINT + "where size > ? order by size limit ?", LedgerRows::read, size, most);
    }

    /** Hashes of neighbouring leaves, or of subtrees of that level, as far as there are any; in one row. */
    List<Bytes> hashes(int level, long first, int most) {
        String sql = level == 0
                ? "select string_agg(leaf, '' order by index) from ledger_leaf where index >= ? and index < ?"
                : "select string_agg(hash, '' order by index) from ledger_subtree where index >= ? and index < ?"
                        + " and level = " + level;
        return jdbc.query(sql, (row, number) -> hashes(row.getBytes(1)), first, first + most)
                .get(0);
    }

    /** What witnesses were told last. */
    List<Proof.Witnessed> witnesses() {
        return jdbc.query(
                "select witness, size, sent_at from ledger_witness order by witness",
                (row, number) -> new Proof.Witnessed(
                        row.getString("witness"),
                        row.getLong("size"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant()));
    }

    private static List<Bytes> hashes(byte @Nullable [] joined) {
        return joined == null
                ? List.of()
                : IntStream.range(0, joined.length / HASH_BYTES)
                        .mapToObj(place ->
                                Bytes.of(Arrays.copyOfRange(joined, place * HASH_BYTES, (place + 1) * HASH_BYTES)))
                        .toList();
    }

    /** Whatever somebody made of it by hand; then its note does not say the same. */
    private static SignedCheckpoint read(ResultSet row, int number) throws SQLException {
        FoundRow found = new FoundRow(row);
        return new SignedCheckpoint(
                new Checkpoint(found.text("origin"), row.getLong("size"), found.bytes("root")),
                found.instant("instant"),
                found.text("note"));
    }
}
