package care.sij.record.store;

import care.sij.record.IndexTerms;
import care.sij.record.ResourceKey;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/** Writes what resources can be found by beside the exact terms, which lie in their current row. */
final class IndexWriter {

    private static final int BATCH = 1000;
    private static final List<String> TABLES = List.of("index_string", "index_date", "index_number", "index_sort");

    private record Entry<T>(ResourceKey key, T term) {}

    private final JdbcTemplate jdbc;

    IndexWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static String[] termsOf(PendingVersion pending) {
        String type = pending.version().key().type();
        return Stream.concat(
                        pending.terms().terms().stream(),
                        pending.terms().composites().stream()
                                .map(composite -> composite.parameter() + "=" + composite.term()))
                .map(term -> IndexedTerm.of(type, term))
                .distinct()
                .toArray(String[]::new);
    }

    void write(Collection<PendingVersion> latest) {
        removeFormer(latest.stream()
                .filter(pending -> pending.version().version() > 1)
                .map(pending -> pending.version().key())
                .toList());
        writeStrings(latest);
        writeDates(latest);
        writeNumbers(latest);
        writeSortKeys(latest);
    }

    private void removeFormer(List<ResourceKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        String[] types = keys.stream().map(ResourceKey::type).toArray(String[]::new);
        String[] ids = keys.stream().map(ResourceKey::id).toArray(String[]::new);
        for (String table : TABLES) {
            jdbc.update(
                    "DELETE FROM " + table + " WHERE ctid = ANY (ARRAY(SELECT i.row"
                            + " FROM unnest(?::text[], ?::text[]) k(type, id) CROSS JOIN LATERAL (SELECT ctid AS row"
                            + " FROM " + table + " t WHERE t.type = k.type AND t.id = k.id OFFSET 0) i))",
                    types,
                    ids);
        }
    }

    private void writeStrings(Collection<PendingVersion> latest) {
        insert(
                "INSERT INTO index_string (type, id, parameter, folded) VALUES (?, ?, ?, ?)",
                entries(latest, IndexTerms::strings),
                (statement, entry) -> {
                    statement.setString(1, entry.key.type());
                    statement.setString(2, entry.key.id());
                    statement.setString(3, entry.term.parameter());
                    statement.setString(4, entry.term.folded());
                });
    }

    private void writeDates(Collection<PendingVersion> latest) {
        insert(
                "INSERT INTO index_date (type, id, parameter, low, high) VALUES (?, ?, ?, ?, ?)",
                entries(latest, IndexTerms::dates),
                (statement, entry) -> {
                    statement.setString(1, entry.key.type());
                    statement.setString(2, entry.key.id());
                    statement.setString(3, entry.term.parameter());
                    statement.setObject(4, VersionRow.timestamp(entry.term.low()));
                    statement.setObject(5, VersionRow.timestamp(entry.term.high()));
                });
    }

    private record Measure(String parameter, String system, String code, BigDecimal low, BigDecimal high) {}

    private void writeNumbers(Collection<PendingVersion> latest) {
        insert(
                "INSERT INTO index_number (type, id, parameter, system, code, low, high) VALUES (?, ?, ?, ?, ?, ?, ?)",
                entries(latest, IndexWriter::measures),
                (statement, entry) -> {
                    statement.setString(1, entry.key.type());
                    statement.setString(2, entry.key.id());
                    statement.setString(3, entry.term.parameter);
                    statement.setString(4, entry.term.system);
                    statement.setString(5, entry.term.code);
                    statement.setBigDecimal(6, entry.term.low);
                    statement.setBigDecimal(7, entry.term.high);
                });
    }

    private static List<Measure> measures(IndexTerms terms) {
        return Stream.concat(
                        terms.numbers().stream()
                                .map(term -> new Measure(term.parameter(), "", "", term.low(), term.high())),
                        terms.quantities().stream()
                                .map(term -> new Measure(
                                        term.parameter(), term.system(), term.code(), term.low(), term.high())))
                .toList();
    }

    private void writeSortKeys(Collection<PendingVersion> latest) {
        insert(
                "INSERT INTO index_sort (type, id, parameter, low, high) VALUES (?, ?, ?, ?, ?)",
                entries(latest, IndexTerms::sortKeys),
                (statement, entry) -> {
                    statement.setString(1, entry.key.type());
                    statement.setString(2, entry.key.id());
                    statement.setString(3, entry.term.parameter());
                    statement.setString(4, entry.term.low());
                    statement.setString(5, entry.term.high());
                });
    }

    private static <T> List<Entry<T>> entries(
            Collection<PendingVersion> latest, Function<IndexTerms, List<T>> termsOfKind) {
        return latest.stream()
                .flatMap(pending -> termsOfKind.apply(pending.terms()).stream()
                        .distinct()
                        .map(term -> new Entry<>(pending.version().key(), term)))
                .toList();
    }

    private <T> void insert(String sql, List<T> entries, ParameterizedPreparedStatementSetter<T> setter) {
        if (!entries.isEmpty()) {
            jdbc.batchUpdate(sql, entries, BATCH, setter);
        }
    }
}
