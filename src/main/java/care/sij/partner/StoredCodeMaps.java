package care.sij.partner;

import care.sij.fhir.FhirJson;
import care.sij.partner.CodeMap.Direction;
import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.ConceptMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Code maps in the database; what is applied now lies in memory and is renewed when any process has set one. */
@Component
class StoredCodeMaps implements CodeMaps {

    private static final Logger LOG = LoggerFactory.getLogger(StoredCodeMaps.class);

    private record Owner(String partner, Direction direction) {}

    private record Row(Owner owner, Told told) {}

    /** What is applied now, and how many versions there were when it was read: they only become more. */
    private record Snapshot(long versions, Map<Owner, CodeMap> maps) {

        static final Snapshot UNREAD = new Snapshot(-1, Map.of());
    }

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final FhirJson json;
    private final Clock clock;
    private volatile Snapshot snapshot = Snapshot.UNREAD;

    StoredCodeMaps(JdbcClient jdbc, TransactionOperations transactions, FhirJson json, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public CodeMap now(String partner, Direction direction) {
        if (snapshot.versions() < 0) {
            refresh();
        }
        return snapshot.maps().getOrDefault(new Owner(partner, direction), CodeMap.NONE);
    }

    /** A fault must not end the schedule: what was read before holds on. */
    @Scheduled(fixedDelayString = "PT2S")
    void follow() {
        try {
            refresh();
        } catch (DataAccessException fault) {
            LOG.warn("code maps were not read again: {}", fault.getClass().getSimpleName());
        }
    }

    private synchronized void refresh() {
        long versions =
                jdbc.sql("select count(*) from code_map").query(Long.class).single();
        if (versions == snapshot.versions()) {
            return;
        }
        Map<Owner, CodeMap> maps = new HashMap<>();
        jdbc.sql("select distinct on (partner, direction) * from code_map order by partner, direction, version desc")
                .query(this::row)
                .list()
                .forEach(row -> maps.put(row.owner(), read(row)));
        snapshot = new Snapshot(versions, Map.copyOf(maps));
    }

    @Override
    public CodeMap of(String partner, Direction direction, int version) {
        CodeMap now = now(partner, direction);
        return now.version() == version
                ? now
                : row(partner, direction, OptionalInt.of(version))
                        .map(StoredCodeMaps::read)
                        .orElseThrow();
    }

    @Override
    public Optional<Told> told(String partner, Direction direction, OptionalInt version) {
        return row(partner, direction, version).map(Row::told);
    }

    @Override
    public CodeMap candidate(ConceptMap map, Direction direction) {
        return ConceptMapReader.read(map, direction);
    }

    @Override
    public CodeMap set(String partner, Direction direction, ConceptMap map, String by, String comment) {
        CodeMap read = ConceptMapReader.read(map, direction);
        int version = transactions.execute(status -> append(partner, direction, map, by, comment));
        refresh();
        return read.as(version);
    }

    private int append(String partner, Direction direction, ConceptMap map, String by, String comment) {
        return jdbc.sql("""
                insert into code_map (partner, direction, version, set_at, set_by, comment, concept_map)
                select ?, ?, 1 + coalesce(max(version), 0), ?, ?, ?, ? from code_map where partner = ? and direction = ?
                returning version""")
                .params(
                        partner,
                        code(direction),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        by,
                        comment,
                        json.encode(map).asUtf8(),
                        partner,
                        code(direction))
                .query(Integer.class)
                .single();
    }

    private Optional<Row> row(String partner, Direction direction, OptionalInt version) {
        return jdbc.sql("""
                select * from code_map where partner = ? and direction = ? and (? < 0 or version = ?)
                order by version desc limit 1""")
                .params(partner, code(direction), version.orElse(-1), version.orElse(-1))
                .query(this::row)
                .optional();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new Owner(
                        row.getString("partner"),
                        Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT))),
                new Told(
                        row.getInt("version"),
                        row.getObject("set_at", OffsetDateTime.class).toInstant(),
                        row.getString("set_by"),
                        row.getString("comment"),
                        json.read(Bytes.utf8(row.getString("concept_map")), ConceptMap.class)));
    }

    private static CodeMap read(Row row) {
        return ConceptMapReader.read(row.told().map(), row.owner().direction())
                .as(row.told().version());
    }

    private static String code(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
