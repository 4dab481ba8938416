package care.sij.record.store;

import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.Canonical;
import care.sij.record.IndexTerms.QuantityTerm;
import care.sij.record.IndexTerms.StringTerm;
import care.sij.record.ResourceKey;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/** Writes what resources can be found by beside the exact terms and sort keys, which lie in their current row. */
final class IndexWriter {

    private static final int BATCH = 1000;

    /** Row by row through the key, whatever the planner knows of the tables' sizes; all tables in one round trip. */
    private static final String REMOVE_FORMER = Stream.of("index_string", "index_date", "index_number")
            .map(table -> """
                    %1$s_removed AS (
                        DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                            SELECT i.place FROM former k CROSS JOIN LATERAL (
                                SELECT ctid AS place FROM %1$s t WHERE t.type = k.type AND t.id = k.id OFFSET 0) i)))
                    """.formatted(table))
            .collect(Collectors.joining(
                    ",",
                    "WITH former AS MATERIALIZED (SELECT * FROM unnest(?::text[], ?::text[]) k(type, id)),",
                    "SELECT"));

    private record Entry<T>(ResourceKey key, T term) {}

    private final JdbcTemplate jdbc;

    IndexWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(Collection<PendingVersion> latest) {
        removeFormer(latest.stream()
                .filter(pending -> pending.version().version() > 1)
                .map(pending -> pending.version().key())
                .toList());
        add(latest);
    }

    /** Replaces what versions that are on record already are found by. */
    void rewrite(Collection<PendingVersion> latest) {
        removeFormer(latest.stream().map(pending -> pending.version().key()).toList());
        add(latest);
    }

    private void add(Collection<PendingVersion> latest) {
        writeStrings(latest);
        writeDates(latest);
        writeNumbers(latest);
    }

    private void removeFormer(List<ResourceKey> keys) {
        if (!keys.isEmpty()) {
            Columns<ResourceKey> columns = new Columns<>(keys);
            jdbc.query(REMOVE_FORMER, row -> {}, columns.texts(ResourceKey::type), columns.texts(ResourceKey::id));
        }
    }

    private void writeStrings(Collection<PendingVersion> latest) {
        insert(
                "INSERT INTO index_string (type, id, parameter, folded, exact) VALUES (?, ?, ?, ?, ?)",
                entries(latest, IndexWriter::strings),
                (statement, entry) -> {
                    statement.setString(1, entry.key.type());
                    statement.setString(2, entry.key.id());
                    statement.setString(3, entry.term.parameter());
                    statement.setString(4, entry.term.folded());
                    statement.setString(5, entry.term.exact());
                });
    }

    /** The texts of codes lie in the current row. */
    private static List<StringTerm> strings(IndexTerms terms) {
        return terms.strings().stream().filter(text -> !text.isOfCode()).toList();
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

    private void writeNumbers(Collection<PendingVersion> latest) {
        insert(
                "INSERT INTO index_number (type, id, parameter, system, code, low, high, unit, unit_low, unit_high)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries(latest, IndexWriter::measures),
                (statement, entry) -> {
                    QuantityTerm term = entry.term;
                    statement.setString(1, entry.key.type());
                    statement.setString(2, entry.key.id());
                    statement.setString(3, term.parameter());
                    statement.setString(4, term.system());
                    statement.setString(5, term.code());
                    statement.setBigDecimal(6, term.low());
                    statement.setBigDecimal(7, term.high());
                    statement.setString(8, term.canonical().map(Canonical::unit).orElse(null));
                    statement.setBigDecimal(
                            9, term.canonical().map(Canonical::low).orElse(null));
                    statement.setBigDecimal(
                            10, term.canonical().map(Canonical::high).orElse(null));
                });
    }

    private static List<QuantityTerm> measures(IndexTerms terms) {
        return terms.measures().toList();
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
