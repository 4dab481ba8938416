package care.sij.exchange.facts;

import care.sij.fhir.EncodedResource;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stated which resource when, by the sender's own time; decides which statement is the fact. */
@Component
public class Statements {

    /**
     * One statement that was taken.
     *
     * @param toldAs the Patient under whose number it was told; empty for what belongs to nobody
     * @param version the version it became; empty when a later statement had overtaken it
     * @param body its content when it became no version
     */
    public record Taken(
            ResourceKey key,
            String partner,
            SourceOrder order,
            Optional<String> toldAs,
            Optional<Long> version,
            Optional<Bytes> body) {}

    /** A statement to be remembered. */
    public record New(ResourceKey key, Bytes contentHash, Optional<Long> version, Optional<Bytes> body) {

        /** One that became this version. */
        public static New held(ResourceKey key, EncodedResource stated, StoredVersion version) {
            return new New(key, stated.contentHash(), Optional.of(version.version()), Optional.empty());
        }

        /** That it is there no more. */
        public static New deleted(StoredVersion deletion) {
            return new New(deletion.key(), deletion.contentHash(), Optional.of(deletion.version()), Optional.empty());
        }

        /**
         * One that became no version: a later statement had overtaken it, or what is stored follows from more than it.
         */
        public static New overtaken(ResourceKey key, EncodedResource stated) {
            return new New(key, stated.contentHash(), Optional.empty(), Optional.of(stated.content()));
        }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Statements(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** The latest statement of each resource in the senders' order, leaving out those set aside. */
    public Map<ResourceKey, Taken> latest(Collection<ResourceKey> keys) {
        Map<ResourceKey, Taken> latest = new HashMap<>();
        jdbc.sql("""
            select latest.* from unnest(?::text[], ?::text[]) as asked (type, id) cross join lateral (
                select s.type, s.id, s.partner, s.source_at, s.message_id, s.person, s.version, s.body from statement s
                where s.type = asked.type and s.id = asked.id and not s.set_aside
                order by s.source_at desc, s.message_id desc limit 1) latest\
            """)
                .param(keys.stream().map(ResourceKey::type).toArray(String[]::new))
                .param(keys.stream().map(ResourceKey::id).toArray(String[]::new))
                .query((row, number) -> taken(row))
                .list()
                .forEach(taken -> latest.put(taken.key(), taken));
        return latest;
    }

    /**
     * Whether nothing is known of it any more: it was purged, which takes what was said of it too. What was erased
     * alone is its owner's still.
     */
    public boolean isForgotten(StoredVersion current) {
        return current.erased()
                && jdbc.sql("select not exists (select from statement where type = ? and id = ?)")
                        .params(current.key().type(), current.key().id())
                        .query(Boolean.class)
                        .single();
    }

    /** The latest statement of one partner about a resource, leaving out those set aside. */
    public Optional<Taken> latestTakenOf(ResourceKey key, String partner) {
        return jdbc.sql("""
            select type, id, partner, source_at, message_id, person, version, body from statement
            where type = ? and id = ? and partner = ? and not set_aside
            order by source_at desc, message_id desc limit 1\
            """)
                .params(key.type(), key.id(), partner)
                .query((row, number) -> taken(row))
                .optional();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                new ResourceKey(row.getString(1), row.getString(2)),
                row.getString(3),
                new SourceOrder(row.getObject(4, OffsetDateTime.class).toInstant(), row.getString(5)),
                Optional.ofNullable(row.getString(6)),
                Optional.ofNullable(row.getObject(7, Long.class)),
                Optional.ofNullable(row.getBytes(8)).map(Bytes::of));
    }

    /** The Patients under whose numbers that was told which holds of these, or was told last when nothing counts. */
    Map<ResourceKey, String> toldAs(Collection<ResourceKey> keys) {
        Map<ResourceKey, String> found = new HashMap<>();
        jdbc.sql("""
            select latest.* from unnest(?::text[], ?::text[]) as asked (type, id) cross join lateral (
                select s.type, s.id, s.person from statement s where s.type = asked.type and s.id = asked.id
                order by s.set_aside, s.source_at desc, s.message_id desc limit 1) latest
            where latest.person is not null\
            """)
                .param(keys.stream().map(ResourceKey::type).toArray(String[]::new))
                .param(keys.stream().map(ResourceKey::id).toArray(String[]::new))
                .query(row -> {
                    found.put(new ResourceKey(row.getString(1), row.getString(2)), row.getString(3));
                });
        return found;
    }

    /**
     * Remembers what was stated.
     *
     * @param toldAs the Patient under whose number each was told
     */
    public void take(Telling telling, Collection<New> statements, Function<ResourceKey, Optional<String>> toldAs) {
        List<Object[]> rows = new ArrayList<>();
        for (New statement : statements) {
            rows.add(new Object[] {
                statement.key().type(),
                statement.key().id(),
                telling.partner().id(),
                telling.id(),
                telling.order().at().atOffset(ZoneOffset.UTC),
                statement.contentHash().toArray(),
                statement.version().orElse(null),
                statement.body().map(Bytes::toArray).orElse(null),
                toldAs.apply(statement.key()).orElse(null)
            });
        }
        batch.batchUpdate("""
                insert into statement (type, id, partner, message_id, source_at, content_hash, version, body, person)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """, rows);
    }

    /** Sets all statements of a telling aside, or takes them back in; returns the resources they are about. */
    public List<ResourceKey> setAside(String partner, String tellingId, SetAside setAside) {
        return jdbc.sql("""
            update statement set set_aside = ? where partner = ? and message_id = ? and set_aside <> ?
            returning type, id\
            """)
                .params(setAside == SetAside.YES, partner, tellingId, setAside == SetAside.YES)
                .query((row, number) -> new ResourceKey(row.getString(1), row.getString(2)))
                .list();
    }

    /** Whether a statement counts. */
    public enum SetAside {
        YES,
        NO
    }
}
