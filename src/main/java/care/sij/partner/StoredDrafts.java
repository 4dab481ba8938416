package care.sij.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The drafts in the database, so that another session or process goes on with them. */
@Component
class StoredDrafts implements PartnerDrafts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final String COLUMNS = "id, revision, by, begun_at, changed_at, said::text as said";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Supplier<UUID> ids;
    private final Clock clock;

    StoredDrafts(JdbcClient jdbc, TransactionOperations transactions, Supplier<UUID> ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Draft begin(String by) {
        Instant now = clock.instant();
        Draft draft = new Draft(ids.get().toString(), 1, by, now, now, Map.of());
        transactions.executeWithoutResult(status -> jdbc.sql(
                        "insert into partner_draft (id, revision, by, begun_at, changed_at, said) values (?, 1, ?, ?, ?, '{}')")
                .params(draft.id(), by, now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
                .update());
        return draft;
    }

    @Override
    public Optional<Draft> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from partner_draft where id = ?")
                .param(id)
                .query(StoredDrafts::draft)
                .optional();
    }

    @Override
    public List<Draft> latest(int most) {
        return jdbc.sql("select " + COLUMNS + " from partner_draft order by changed_at desc limit ?")
                .param(most)
                .query(StoredDrafts::draft)
                .list();
    }

    @Override
    public boolean isAbout(String partner) {
        return jdbc.sql("select exists (select 1 from partner_draft where said ->> 'id' = ?)")
                .param(partner)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean hasRoomFor(Map<String, String> said) {
        return JSON.writeValueAsString(said).length() <= ROOM;
    }

    @Override
    public Optional<Draft> say(Draft current, Map<String, String> said, String by) {
        String text = JSON.writeValueAsString(said);
        if (text.length() > LARGEST) {
            throw new IllegalArgumentException("a draft has at most " + LARGEST + " characters");
        }
        int changed = transactions.execute(status -> jdbc.sql("""
                update partner_draft set revision = revision + 1, by = ?, changed_at = ?, said = ?::jsonb
                where id = ? and revision = ?""")
                .params(by, clock.instant().atOffset(ZoneOffset.UTC), text, current.id(), current.revision())
                .update());
        return changed == 1 ? find(current.id()) : Optional.empty();
    }

    @Override
    public void end(String id) {
        transactions.executeWithoutResult(status ->
                jdbc.sql("delete from partner_draft where id = ?").param(id).update());
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getString("id"),
                row.getInt("revision"),
                row.getString("by"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                JSON.readValue(row.getString("said"), FIELDS));
    }
}
