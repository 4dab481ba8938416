package care.sij.api.bulk;

import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Exports as their clients know them: each knows its own only. */
@Component
class AskedExports {

    /** One number for all locks of this kind, beside those of commits. */
    private static final int ENTERING = 0x5349_4a42;

    /** How far an export is. */
    enum State {
        WORKING,
        COMPLETE,
        FAILED,
        /** A part of it took longer to be found than it may. */
        TOO_SLOW
    }

    /**
     * An export and how far it is.
     *
     * @param request the address by which it was asked for
     * @param instant as of which it is made
     * @param step how many steps are made
     */
    record Standing(UUID id, String request, Instant instant, Instant keptUntil, State state, int step, String asked) {

        /** As {@code X-Progress} tells it. */
        String progress() {
            int steps = Exports.asked(asked).steps().size();
            return Math.min(step, steps) + " of " + steps + " steps made";
        }
    }

    /** A file of an export. */
    record File(int number, Chunk.Kind kind, String type, long lines) {}

    /**
     * A chunk of a file.
     *
     * @param references the versions that its lines hold, in their order
     */
    record Held(int number, Chunk.Kind kind, List<String> references) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    AskedExports(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** What a client asks for and may, as it is kept. */
    record Entered(
            UUID id, String client, String scopes, Asked asked, String request, Instant instant, Instant until) {}

    /** Enters it; false when the client has as many as it may. */
    boolean enter(Entered entered, Collection<Exports.Placed> told, BulkSettings settings, Exports exports) {
        return transactions.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                    .params(ENTERING, entered.client())
                    .query((row, number) -> number)
                    .list();
            boolean fits = count(entered.client(), "working") < settings.atOnce()
                    && count(entered.client(), "working", "complete", "failed", "too_slow") < settings.most();
            if (fits) {
                insert(entered);
                told.forEach(placed -> exports.add(entered.id(), placed));
            }
            return fits;
        });
    }

    private int count(String client, String... states) {
        return jdbc.sql("select count(*) from bulk_export where client = ? and state = any (?::text[])")
                .params(client, states)
                .query(Integer.class)
                .single();
    }

    private void insert(Entered entered) {
        jdbc.sql("insert into bulk_export (id, client, scopes, asked, request, instant, kept_until)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        entered.id(),
                        entered.client(),
                        entered.scopes(),
                        Exports.text(entered.asked()),
                        entered.request(),
                        Exports.timestamp(entered.instant()),
                        Exports.timestamp(entered.until()))
                .update();
    }

    /** The client's export of this id. */
    Optional<Standing> find(UUID id, String client, Instant now) {
        return jdbc.sql("select id, request, instant, kept_until, state, step, asked from bulk_export"
                        + " where id = ? and client = ? and kept_until > ?")
                .params(id, client, Exports.timestamp(now))
                .query(AskedExports::standing)
                .optional();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getObject("id", UUID.class),
                row.getString("request"),
                row.getObject("instant", OffsetDateTime.class).toInstant(),
                row.getObject("kept_until", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("step"),
                row.getString("asked"));
    }

    /** Ends the client's export and removes its files; false when it has none of this id. */
    boolean remove(UUID id, String client) {
        return jdbc.sql("delete from bulk_export where id = ? and client = ?")
                        .params(id, client)
                        .update()
                == 1;
    }

    /** The files of an export, in their order. */
    List<File> files(UUID id) {
        return jdbc.sql("select file, kind, type, sum(lines) as lines from bulk_export_chunk where export = ?"
                        + " group by file, kind, type order by file")
                .param(id)
                .query((row, number) -> new File(
                        row.getInt("file"),
                        Chunk.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("type"),
                        row.getLong("lines")))
                .list();
    }

    /** The chunks of a file, in their order. */
    List<Held> held(UUID id, int file) {
        return jdbc.sql(
                        "select number, kind, held from bulk_export_chunk where export = ? and file = ? order by number")
                .params(id, file)
                .query((row, place) -> new Held(
                        row.getInt("number"),
                        Chunk.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        List.of((String[]) row.getArray("held").getArray())))
                .list();
    }

    /** The compressed lines of a chunk; empty when it was removed meanwhile. */
    Optional<Bytes> content(UUID id, int file, int number) {
        return jdbc.sql("select content from bulk_export_chunk where export = ? and file = ? and number = ?")
                .params(id, file, number)
                .query((row, place) -> Bytes.of(row.getBytes("content")))
                .optional();
    }
}
