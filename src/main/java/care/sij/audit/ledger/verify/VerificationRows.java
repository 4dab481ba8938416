package care.sij.audit.ledger.verify;

import care.sij.record.Bytes;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The ledger's tables, read through once from their beginning. What this service cannot have left empty there, but
 * somebody did, reads as bytes or text that nothing is the hash or signature of.
 */
@Component
class VerificationRows {

    /** Held by the one verification at a time: it reads everything. */
    private static final long ALONE = 0x7369_6a76_6572_6966L;

    /** A leaf with its place. */
    record Leaf(long index, String subject, Bytes hash) {}

    /** A kept root of a subtree. */
    record Kept(long index, Bytes hash) {}

    /** A checkpoint as its row has it, the note that it should say, and the size of the one before it. */
    record Signed(long size, Bytes root, String note, long previous) {}

    /** A leaf without a place. */
    record Queued(long position, String subject, Bytes hash, boolean isLate) {}

    private final JdbcTemplate jdbc;

    VerificationRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    boolean isAlone() {
        return jdbc.query("select pg_try_advisory_xact_lock(?)", (row, number) -> row.getBoolean(1), ALONE)
                .get(0);
    }

    List<Leaf> leaves(long from, int most) {
        return jdbc.query(
                "select index, coalesce(nullif(subject, ''), 'leaf ' || index) as subject, coalesce(leaf, '') as leaf"
                        + " from ledger_leaf where index >= ? order by index limit ?",
                (row, number) ->
                        new Leaf(row.getLong("index"), row.getString("subject"), Bytes.of(row.getBytes("leaf"))),
                from,
                most);
    }

    /** The first of those that wait, in order; late after a minute. */
    List<Queued> queued(int most) {
        return queued("position >= ?", Long.MIN_VALUE, most);
    }

    /** Those behind that place. */
    List<Queued> queuedAfter(long position, int most) {
        return queued("position > ?", position, most);
    }

    private List<Queued> queued(String where, long position, int most) {
        return jdbc.query(
                "select position, coalesce(nullif(subject, ''), 'a waiting leaf') as subject, coalesce(leaf, '') as leaf,"
                        + " coalesce(since < now() - interval '1 minute', true) as late"
                        + " from ledger_queue where " + where + " order by position limit ?",
                (row, number) -> new Queued(
                        row.getLong("position"),
                        row.getString("subject"),
                        Bytes.of(row.getBytes("leaf")),
                        row.getBoolean("late")),
                position,
                most);
    }

    List<Kept> subtrees(int level, long from, int most) {
        return jdbc.query(
                "select index, coalesce(hash, '') as hash from ledger_subtree where level = ? and index >= ? order by index limit ?",
                (row, number) -> new Kept(row.getLong("index"), Bytes.of(row.getBytes("hash"))),
                level,
                from,
                most);
    }

    List<Signed> checkpoints(long after, int most) {
        return jdbc.query(
                "select size, coalesce(root, '') as root, coalesce(note, '') as note, coalesce(previous, -1) as previous"
                        + " from ledger_checkpoint where size > ? order by size limit ?",
                (row, number) -> new Signed(
                        row.getLong("size"),
                        Bytes.of(row.getBytes("root")),
                        row.getString("note"),
                        row.getLong("previous")),
                after,
                most);
    }

    /** Subjects with more leaves than one, at most so many. */
    List<String> doubled(int most) {
        return jdbc.queryForList(
                "select subject from ledger_leaf group by subject having count(*) > 1 order by subject limit ?",
                String.class,
                most);
    }

    long allLeaves() {
        return count("select count(*) from ledger_leaf");
    }

    long allSubtrees() {
        return count("select count(*) from ledger_subtree");
    }

    long waiting() {
        return count("select count(*) from ledger_queue");
    }

    /** The largest size that a witness was told of. */
    long witnessed() {
        return count("select coalesce(max(size), 0) from ledger_witness");
    }

    /** Sizes up to this one that a witness was told of and of which there is no checkpoint. */
    List<Long> witnessedAlone(long size) {
        return jdbc.queryForList(
                "select distinct size from ledger_witness w where size <= ?"
                        + " and not exists (select 1 from ledger_checkpoint c where c.size = w.size) order by size",
                Long.class,
                size);
    }

    private long count(String sql) {
        return jdbc.query(sql, (row, number) -> row.getLong(1)).get(0);
    }
}
