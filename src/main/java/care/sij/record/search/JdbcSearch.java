package care.sij.record.search;

import care.sij.record.FoundKey;
import care.sij.record.NotIndexedYet;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AllTerms;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.record.search.SearchStatements.Plans;
import care.sij.record.store.FittingBodies;
import care.sij.record.store.IndexRevision;
import care.sij.record.store.Sql;
import care.sij.record.store.VersionRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Searches {@code resource_current}; bodies are joined to the rows of the page alone. */
@Component
class JdbcSearch implements Search {

    /** @param among how many rows there were before they were bound by bytes */
    private record Found(StoredVersion version, PageCursor place, int among) {}

    /** In the order of the index on what is old, which is not guessed to be worth less than the whole table. */
    private static final String ANY_OLD = "SELECT 1 FROM resource_current v WHERE " + IndexRevision.OLD
            + " AND v.type = ANY (?) ORDER BY v.type, v.id LIMIT 1";

    private final SearchStatements bounded;
    private final SearchStatements unbounded;

    JdbcSearch(SearchStatements bounded, JdbcTemplate jdbc) {
        this.bounded = bounded;
        this.unbounded = new SearchStatements(jdbc);
    }

    @Override
    public Page find(SearchQuery query, Optional<PageCursor> after, Visibility visibility) {
        return find(query, after, visibility, bounded);
    }

    /** For work in the background: nobody waits for it. */
    @Override
    public void each(SearchQuery query, Visibility visibility, Consumer<StoredVersion> taker) {
        Optional<PageCursor> next = Optional.empty();
        do {
            Page page = find(query, next, visibility, unbounded);
            page.versions().forEach(taker);
            next = page.next();
        } while (next.isPresent());
    }

    private static Page find(
            SearchQuery query, Optional<PageCursor> after, Visibility visibility, SearchStatements reads) {
        Ordering ordering = Ordering.of(query.sort());
        Sql page = new Sql("SELECT v.*").add(ordering.keys()).add(" FROM resource_current v");
        page.add(where(query, visibility, reads));
        after.ifPresent(place -> page.add(ordering.after(place)));
        page.add(ordering.orderBy()).add(" LIMIT ?", query.count() + 1);
        Sql bodies = new Sql("SELECT " + VersionRow.COLUMNS + ordering.keyNames() + " FROM (")
                .add(page)
                .add(") v")
                .add(VersionRow.BODY);
        List<Found> found = reads.query(
                plans(query),
                FittingBodies.of(bodies, ordering.orderByKeys(), FittingBodies.MOST),
                (row, number) -> read(row, number, ordering));
        List<Found> shown = found.stream().limit(query.count()).toList();
        return new Page(
                shown.stream().map(Found::version).toList(),
                shown.stream()
                        .skip(Math.max(0, shown.size() - 1))
                        .filter(last -> last.among() > shown.size())
                        .map(Found::place)
                        .findFirst());
    }

    @Override
    public List<FoundKey> keys(SearchQuery query, Optional<PageCursor> after, Visibility visibility, int most) {
        Ordering ordering = Ordering.of(query.sort());
        Sql sql = new Sql("SELECT v.type, v.id, v.version").add(ordering.keys()).add(" FROM resource_current v");
        sql.add(where(query, visibility, bounded));
        after.ifPresent(place -> sql.add(ordering.after(place)));
        sql.add(ordering.orderBy()).add(" LIMIT ?", most);
        return bounded.query(
                sql,
                (row, number) -> new FoundKey(
                        new ResourceKey(row.getString("type"), row.getString("id")),
                        row.getLong("version"),
                        ordering.place(row)));
    }

    @Override
    public long count(SearchQuery query, Visibility visibility) {
        Sql sql = new Sql("SELECT count(*) FROM resource_current v").add(where(query, visibility, bounded));
        return bounded.query(sql, (row, number) -> row.getLong(1)).get(0);
    }

    @Override
    public long countUpTo(int most, SearchQuery query, Visibility visibility) {
        Sql sql = new Sql("SELECT count(*) FROM (SELECT 1 FROM resource_current v")
                .add(where(query, visibility, bounded))
                .add(" LIMIT ?) counted", most);
        return bounded.query(plans(query), sql, (row, number) -> row.getLong(1)).get(0);
    }

    private static Plans plans(SearchQuery query) {
        return isList(query) ? Plans.ANEW : Plans.KEPT;
    }

    /** Whether its rows may have an index of their own. */
    private static boolean isList(SearchQuery query) {
        return query.criteria().stream().anyMatch(AllTerms.class::isInstance);
    }

    private static Sql where(SearchQuery query, Visibility visibility, SearchStatements reads) {
        requireIndexed(query, reads);
        Sql sql = new Sql(" WHERE v.type = ? AND NOT v.deleted AND NOT v.erased", query.type());
        CriterionSql conditions = new CriterionSql(query.type(), isList(query) ? LinkSql::fromEachRow : LinkSql::of);
        List<SearchCriterion> criteria = new LinkKeys(reads).followed(query.criteria());
        List<String> required = criteria.stream()
                .flatMap(criterion -> requiredTerm(criterion).stream())
                .toList();
        if (!required.isEmpty()) {
            sql.add(" AND ").add(new WholeRow(query.type()).allTerms(required));
        }
        criteria.stream()
                .filter(criterion -> requiredTerm(criterion).isEmpty())
                .forEach(criterion ->
                        sql.add(" AND (").add(criterion.match(conditions)).add(")"));
        return sql.and(visibility);
    }

    /** What a row is not or has not, only the present index tells. */
    private static void requireIndexed(SearchQuery query, SearchStatements reads) {
        String[] types = Lacking.types(query.type(), query.criteria()).toArray(String[]::new);
        if (types.length > 0
                && !reads.query(new Sql(ANY_OLD, (Object) types), (row, number) -> number)
                        .isEmpty()) {
            throw new NotIndexedYet();
        }
    }

    /** All of them are asked for at once: the index then starts from the rarest and skips through the others. */
    private static Optional<String> requiredTerm(SearchCriterion criterion) {
        return criterion instanceof AnyTerm any && any.terms().size() == 1
                ? Optional.of(any.terms().get(0))
                : Optional.empty();
    }

    private static Found read(ResultSet row, int number, Ordering ordering) throws SQLException {
        return new Found(VersionRow.read(row, number), ordering.place(row), row.getInt(FittingBodies.AMONG));
    }
}
