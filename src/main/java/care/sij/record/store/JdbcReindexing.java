package care.sij.record.store;

import care.sij.record.IndexTerms;
import care.sij.record.Reindexing;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes by {@code index_revision}; rows that are locked are left to whoever has them, so that nobody waits for another.
 */
@Component
class JdbcReindexing implements Reindexing {

    private static final String TAKEN = "SELECT " + VersionRow.COLUMNS + ", v.terms = '{}' AS bare FROM ("
            + "SELECT * FROM resource_current v WHERE " + IndexRevision.OLD + " ORDER BY type, id LIMIT ?"
            + " FOR UPDATE SKIP LOCKED) v"
            // A row without terms is only marked, and what it archives may be large.
            + VersionRow.bodyIf("v.terms <> '{}'");

    private static final String LEFT =
            "SELECT EXISTS (SELECT 1 FROM resource_current v WHERE " + IndexRevision.OLD + ")";

    private static final String INDEXED = "UPDATE resource_current c SET index_revision = " + IndexRevision.CURRENT
            + " FROM unnest(?::text[], ?::text[]) k(type, id) WHERE c.type = k.type AND c.id = k.id";

    private record Taken(StoredVersion version, boolean isBare) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final CurrentWriter current;
    private final IndexWriter index;

    JdbcReindexing(JdbcTemplate jdbc, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
        this.current = new CurrentWriter(jdbc);
        this.index = new IndexWriter(jdbc);
    }

    @Override
    public Progress next(int most, Function<StoredVersion, Optional<IndexTerms>> terms) {
        transactions.executeWithoutResult(status -> index(most, terms));
        return Boolean.TRUE.equals(jdbc.queryForObject(LEFT, Boolean.class)) ? Progress.MORE : Progress.DONE;
    }

    private void index(int most, Function<StoredVersion, Optional<IndexTerms>> terms) {
        List<Taken> taken = jdbc.query(
                TAKEN, (row, number) -> new Taken(VersionRow.read(row, number), row.getBoolean("bare")), most);
        List<PendingVersion> anew = taken.stream()
                .filter(one -> !one.isBare() && one.version().body().length() > 0)
                .flatMap(one ->
                        terms.apply(one.version()).stream().map(found -> new PendingVersion(one.version(), found)))
                .toList();
        current.rewrite(anew);
        index.rewrite(anew);
        Columns<ResourceKey> keys =
                new Columns<>(taken.stream().map(one -> one.version().key()).toList());
        jdbc.update(INDEXED, keys.texts(ResourceKey::type), keys.texts(ResourceKey::id));
    }
}
