package care.sij.audit.trail;

import care.sij.audit.AuditEntry;
import care.sij.audit.AuditLeaf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes audit rows and queues their leaves, any number of them with two statements. */
@Component
class AuditRows {

    private record Numbered(long number, AuditEntry entry) {}

    private static final String INSERT = """
            with told as (
                select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bytea[])
                    v(number, instant, kind, detail, action, outcome, http, agent, token, address, request_id,
                        resources, patients, query, commit, leaf)),
            rows as (
                insert into audit_event (number, instant, kind, detail, action, outcome, http, agent, token, address,
                    request_id, resources, patients, query, commit, leaf_hash)
                select number, instant::timestamptz, kind, detail, action, outcome, http, agent, token, address,
                    request_id, resources::text[], patients::text[], query, nullif(commit, 0), leaf from told)
            insert into ledger_queue (subject, leaf) select 'audit/' || number, leaf from told order by number""";

    private final JdbcTemplate jdbc;

    AuditRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the running transaction, or in one of its own where none is running. */
    void write(List<AuditEntry> entries) {
        List<Long> numbers = jdbc.queryForList(
                "select nextval('audit_number') from generate_series(1, ?)", Long.class, entries.size());
        List<Numbered> rows = new ArrayList<>();
        for (int place = 0; place < entries.size(); place++) {
            rows.add(new Numbered(numbers.get(place), entries.get(place)));
        }
        jdbc.update(
                INSERT,
                numbers.toArray(Long[]::new),
                texts(rows, entry -> entry.instant().toString()),
                texts(rows, entry -> entry.kind().code()),
                texts(rows, AuditEntry::detail),
                texts(rows, entry -> entry.action().name()),
                numbers(rows, entry -> (long) entry.outcome().code()),
                numbers(rows, entry -> (long) entry.http()),
                texts(rows, AuditEntry::agent),
                texts(rows, AuditEntry::token),
                texts(rows, AuditEntry::address),
                texts(rows, AuditEntry::requestId),
                texts(rows, entry -> literal(entry.resources())),
                texts(rows, entry -> literal(entry.patients())),
                texts(rows, AuditEntry::query),
                numbers(rows, entry -> entry.commit().orElse(0)),
                rows.stream()
                        .map(row -> AuditLeafHash.of(AuditLeaf.of(row.number, row.entry))
                                .toArray())
                        .toArray(byte[][]::new));
    }

    private static String[] texts(List<Numbered> rows, Function<AuditEntry, String> column) {
        return rows.stream().map(row -> column.apply(row.entry)).toArray(String[]::new);
    }

    private static Long[] numbers(List<Numbered> rows, Function<AuditEntry, Long> column) {
        return rows.stream().map(row -> column.apply(row.entry)).toArray(Long[]::new);
    }

    /** A text array as PostgreSQL writes it: references and ids need no escapes, but are not trusted to. */
    private static String literal(Collection<String> elements) {
        return elements.stream()
                .map(element -> "\"" + element.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
