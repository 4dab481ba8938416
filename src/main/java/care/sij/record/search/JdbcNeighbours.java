package care.sij.record.search;

import care.sij.record.Neighbours;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.record.store.FittingBodies;
import care.sij.record.store.IndexedTerm;
import care.sij.record.store.Sql;
import care.sij.record.store.VersionRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** References as the exact terms of {@code resource_current} have them. */
@Component
class JdbcNeighbours implements Neighbours {

    private static final String KEYS = " FROM unnest((SELECT ?::text[]), (SELECT ?::text[])) k(type, id)"
            + " CROSS JOIN LATERAL (SELECT * FROM resource_current c WHERE c.type = k.type AND c.id = k.id OFFSET 0) v";

    private final SearchStatements reads;

    JdbcNeighbours(SearchStatements reads) {
        this.reads = reads;
    }

    @Override
    public Targets targets(Collection<ResourceKey> from, Collection<Link> links, int most) {
        if (from.isEmpty() || links.isEmpty()) {
            return new Targets(List.of(), Rest.NONE);
        }
        String[] prefixes = links.stream()
                .map(link -> link.type() + "." + link.parameter() + "="
                        + link.target().map(type -> type + "/").orElse(""))
                .distinct()
                .toArray(String[]::new);
        Sql sql = new Sql("SELECT DISTINCT split_part(term, '=', 2) AS target" + KEYS, types(from), ids(from))
                .add(
                        " CROSS JOIN LATERAL unnest(v.terms) term WHERE EXISTS"
                                + " (SELECT 1 FROM unnest(?::text[]) p WHERE starts_with(term, p)) ORDER BY 1 LIMIT ?",
                        prefixes,
                        most + 1);
        List<Optional<ResourceKey>> named = reads.query(sql, (row, number) -> key(row.getString("target")));
        return new Targets(
                named.stream().limit(most).flatMap(Optional::stream).toList(),
                named.size() > most ? Rest.LEFT_OUT : Rest.NONE);
    }

    /** Logical references and those to elsewhere lead to nothing here. */
    private static Optional<ResourceKey> key(String target) {
        try {
            return Optional.of(ResourceKey.of(target));
        } catch (IllegalArgumentException elsewhere) {
            return Optional.empty();
        }
    }

    @Override
    public Found current(Collection<ResourceKey> keys, Visibility visibility, long bytes) {
        if (keys.isEmpty()) {
            return new Found(List.of(), Rest.NONE);
        }
        Sql there = new Sql("SELECT " + VersionRow.COLUMNS + KEYS + VersionRow.BODY, types(keys), ids(keys))
                .add(" WHERE NOT v.deleted AND NOT v.erased")
                .and(visibility);
        return found(FittingBodies.of(there, " ORDER BY v.type, v.id", bytes), Integer.MAX_VALUE);
    }

    @Override
    public Found referring(
            Collection<ResourceKey> to, Collection<Link> links, Visibility visibility, int most, long bytes) {
        String[] terms = links.stream().flatMap(link -> terms(link, to)).toArray(String[]::new);
        if (terms.length == 0) {
            return new Found(List.of(), Rest.NONE);
        }
        Sql found = new Sql("SELECT v.* FROM resource_current v WHERE v.terms && ?::text[]", (Object) terms)
                .add(" AND NOT v.deleted AND NOT v.erased")
                .and(visibility)
                .add(" ORDER BY v.instant DESC, v.type, v.id LIMIT ?", most + 1);
        Sql bodies =
                new Sql("SELECT " + VersionRow.COLUMNS + " FROM (").add(found).add(") v" + VersionRow.BODY);
        return found(FittingBodies.of(bodies, " ORDER BY v.instant DESC, v.type, v.id", bytes), most);
    }

    private record Row(StoredVersion version, int among) {}

    private Found found(Sql fitting, int most) {
        List<Row> rows = reads.query(
                fitting, (row, number) -> new Row(VersionRow.read(row, number), row.getInt(FittingBodies.AMONG)));
        List<StoredVersion> found = rows.stream().limit(most).map(Row::version).toList();
        boolean all = rows.stream().allMatch(row -> row.among() == found.size());
        return new Found(found, all ? Rest.NONE : Rest.LEFT_OUT);
    }

    private static Stream<String> terms(Link link, Collection<ResourceKey> to) {
        return to.stream()
                .filter(key -> link.target()
                        .filter(wanted -> !wanted.equals(key.type()))
                        .isEmpty())
                .map(key -> IndexedTerm.of(link.type(), link.parameter() + "=" + key.reference()));
    }

    private static String[] types(Collection<ResourceKey> keys) {
        return keys.stream().map(ResourceKey::type).toArray(String[]::new);
    }

    private static String[] ids(Collection<ResourceKey> keys) {
        return keys.stream().map(ResourceKey::id).toArray(String[]::new);
    }
}
