package care.sij.record.store;

import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.SortKey;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the latest version of each resource, with the exact terms and the sort keys it is found and ordered by. */
final class CurrentWriter {

    private final JdbcTemplate jdbc;

    CurrentWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(Collection<PendingVersion> latest, CommitClock.Stamp stamp) {
        Columns<PendingVersion> columns = new Columns<>(latest);
        jdbc.update(
                """
                INSERT INTO resource_current (type, id, version, patients, origin, owner, interaction, commit, instant,
                                              content_hash, terms, sort_names, sort_lows, sort_highs, texts, composites)
                SELECT type, id, version, patients::text[], origin, owner, interaction, ?, ?, content_hash,
                       terms::text[], names::text[], lows::text[], highs::text[], texts::text[], composites::jsonb
                FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[],
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     v(type, id, version, patients, origin, owner, interaction, content_hash, terms, names, lows, highs,
                       texts, composites)
                ON CONFLICT (type, id) DO UPDATE SET
                    version = excluded.version, patients = excluded.patients, owner = excluded.owner,
                    interaction = excluded.interaction,
                    commit = excluded.commit, instant = excluded.instant, content_hash = excluded.content_hash,
                    terms = excluded.terms, sort_names = excluded.sort_names, sort_lows = excluded.sort_lows,
                    sort_highs = excluded.sort_highs, texts = excluded.texts, composites = excluded.composites, erased = excluded.erased, index_revision = excluded.index_revision
                """,
                stamp.number(),
                VersionRow.timestamp(stamp.instant()),
                columns.texts(pending -> pending.version().key().type()),
                columns.texts(pending -> pending.version().key().id()),
                columns.numbers(pending -> pending.version().version()),
                columns.texts(pending -> TextArray.literal(pending.version().patients())),
                columns.texts(pending -> pending.version().origin().name()),
                columns.texts(pending -> pending.version().owner()),
                columns.texts(pending -> pending.version().interaction().name()),
                columns.bytes(pending -> pending.version().contentHash()),
                columns.texts(pending -> TextArray.literal(terms(pending))),
                columns.texts(pending -> sortKeys(pending, SortKey::parameter)),
                columns.texts(pending -> sortKeys(pending, SortKey::low)),
                columns.texts(pending -> sortKeys(pending, SortKey::high)),
                columns.texts(CurrentWriter::texts),
                columns.texts(pending -> CompositeJson.of(pending.terms().composites())));
    }

    /** Replaces what versions that are on record already are found by and ordered by. */
    void rewrite(Collection<PendingVersion> latest) {
        Columns<PendingVersion> columns = new Columns<>(latest);
        jdbc.update(
                """
                UPDATE resource_current c SET
                    terms = v.terms::text[], sort_names = v.names::text[], sort_lows = v.lows::text[],
                    sort_highs = v.highs::text[], texts = v.texts::text[], composites = v.composites::jsonb
                FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     v(type, id, terms, names, lows, highs, texts, composites)
                WHERE c.type = v.type AND c.id = v.id
                """,
                columns.texts(pending -> pending.version().key().type()),
                columns.texts(pending -> pending.version().key().id()),
                columns.texts(pending -> TextArray.literal(terms(pending))),
                columns.texts(pending -> sortKeys(pending, SortKey::parameter)),
                columns.texts(pending -> sortKeys(pending, SortKey::low)),
                columns.texts(pending -> sortKeys(pending, SortKey::high)),
                columns.texts(CurrentWriter::texts),
                columns.texts(pending -> CompositeJson.of(pending.terms().composites())));
    }

    private static List<String> terms(PendingVersion pending) {
        return pending.terms().terms().stream()
                .map(term -> IndexedTerm.of(pending.version().key().type(), term))
                .distinct()
                .toList();
    }

    private static String texts(PendingVersion pending) {
        return TextArray.literal(pending.terms().strings().stream()
                .filter(IndexTerms.StringTerm::isOfCode)
                .map(text -> text.parameter() + "=" + text.folded())
                .toList());
    }

    private static String sortKeys(PendingVersion pending, Function<SortKey, String> part) {
        return TextArray.literal(pending.terms().sortKeys().stream().map(part).toList());
    }
}
