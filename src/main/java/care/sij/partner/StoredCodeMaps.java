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
import java.util.function.Consumer;
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
    private final FhirJson json;
    private final TransactionOperations transactions;
    private final Clock clock;
    private volatile Snapshot snapshot = Snapshot.UNREAD;

    StoredCodeMaps(JdbcClient jdbc, FhirJson json, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.transactions = transactions;
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
    public CodeMap newest(String partner, Direction direction) {
        return row(partner, direction, OptionalInt.empty())
                .map(StoredCodeMaps::read)
                .orElse(CodeMap.NONE);
    }

    @Override
    public CodeMap set(Setting setting, Consumer<CodeMap> also) {
        CodeMap read = ConceptMapReader.read(setting.map(), setting.direction()).as(setting.replaces() + 1);
        transactions.executeWithoutResult(status -> {
            if (!added(setting)) {
                throw new CodeMapChanged(
                        newest(setting.partner(), setting.direction()).version());
            }
            also.accept(read);
        });
        refresh();
        return read;
    }

    /** Whether it is the next version; of two that want to be that one is. */
    private boolean added(Setting setting) {
        String direction = code(setting.direction());
        return jdbc.sql("""
                insert into code_map (partner, direction, version, set_at, set_by, comment, concept_map)
                select ?, ?, ? + 1, ?, ?, ?, ? where ? = (
                    select coalesce(max(version), 0) from code_map where partner = ? and direction = ?)
                on conflict do nothing""")
                        .params(
                                setting.partner(),
                                direction,
                                setting.replaces(),
                                clock.instant().atOffset(ZoneOffset.UTC),
                                setting.by(),
                                setting.comment(),
                                json.encode(setting.map()).asUtf8(),
                                setting.replaces(),
                                setting.partner(),
                                direction)
                        .update()
                == 1;
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
