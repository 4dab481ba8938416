package care.sij.exchange.codes;

import care.sij.clinical.Code;
import care.sij.conformance.UnmappedCode;
import care.sij.exchange.CodesToMap;
import care.sij.record.PageCursor;
import io.micrometer.core.instrument.Metrics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of codes to map: one row for each code of a partner at a place, however often it comes. */
@Component
class UnmappedBook implements CodesToMap {

    /** What one message may add, and what one partner may have open on the list: beyond it nobody reads on. */
    private static final int MOST_OF_A_MESSAGE = 100;

    static final int MOST_OF_A_PARTNER = 10_000;
    static final String LEFT_OUT = "sij.unmapped.codes.left.out";

    private static final int LONGEST_SYSTEM = 200;

    /** What has blanks in it may be words, and those may be a patient's. */
    private static final String CODE = "\\S{1,64}";

    /** Rows are always taken in one order, so that messages that share some do not wait for each other in a circle. */
    private static final Comparator<UnmappedCode> ORDER = Comparator.comparing(
                    (UnmappedCode one) -> one.code().system())
            .thenComparing(one -> one.code().code())
            .thenComparing(UnmappedCode::place);

    private static final String OPEN_AND_JUDGED = """
             from unmapped_code where partner = ? and closed_at is null
            and (system, code) in (select * from unnest(?::text[], ?::text[]))""";

    private record Row(long number, Item item) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    UnmappedBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes codes; one that a newer map than the one it was read with has closed stays closed.
     *
     * @param version of the map that what held them was read with
     */
    void note(String partner, String toldIn, int version, List<UnmappedCode> codes) {
        List<UnmappedCode> listable = codes.stream()
                .filter(one -> one.code().code().matches(CODE))
                .filter(one -> one.code().system().length() <= LONGEST_SYSTEM)
                .sorted(ORDER)
                .toList();
        int noted = noted(
                partner,
                toldIn,
                version,
                listable.stream().limit(MOST_OF_A_MESSAGE).toList());
        Metrics.counter(LEFT_OUT, "partner", partner).increment((double) listable.size() - noted);
    }

    /** How many of them are on the list now. */
    private int noted(String partner, String toldIn, int version, List<UnmappedCode> kept) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                insert into unmapped_code as known
                    (partner, system, code, place, first_seen, last_seen, times, told_in)
                select ?, s.system, s.code, s.place, ?, ?, 1, ?
                from unnest(?::text[], ?::text[], ?::text[]) with ordinality as s (system, code, place, position)
                where (select count(*) from unmapped_code where partner = ? and closed_at is null) < ? or exists (
                    select from unmapped_code u where u.partner = ?
                    and (u.system, u.code, u.place) = (s.system, s.code, s.place))
                order by s.position
                on conflict (partner, system, code, place) do update set
                    last_seen = greatest(known.last_seen, excluded.last_seen),
                    times = known.times + 1,
                    told_in = excluded.told_in,
                    closed_at = case when known.closed_by > ? then known.closed_at end,
                    closed_by = case when known.closed_by > ? then known.closed_by end""")
                .params(
                        partner,
                        now,
                        now,
                        toldIn,
                        texts(kept, one -> one.code().system()),
                        texts(kept, one -> one.code().code()),
                        texts(kept, UnmappedCode::place),
                        partner,
                        MOST_OF_A_PARTNER,
                        partner,
                        version,
                        version)
                .update();
    }

    /** How many open ones a map would close. */
    int closable(String partner, Collection<Code> judged) {
        return jdbc.sql("select count(*)" + OPEN_AND_JUDGED)
                .params(partner, texts(judged, Code::system), texts(judged, Code::code))
                .query(Integer.class)
                .single();
    }

    /** Closes those that a map decides about; returns how many. */
    int close(String partner, Collection<Code> judged, int version) {
        return jdbc.sql("update unmapped_code set closed_at = ?, closed_by = ? where number in (select number"
                        + OPEN_AND_JUDGED + ")")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        version,
                        partner,
                        texts(judged, Code::system),
                        texts(judged, Code::code))
                .update();
    }

    @Override
    public Page page(Asked asked, Optional<PageCursor> after, int count) {
        long beyond = after.map(cursor -> Long.valueOf(cursor.values().get(0))).orElse(0L);
        String partner = asked.partner().orElse("");
        String state = asked.state().map(State::name).orElse("");
        List<Row> found = jdbc.sql("""
                select * from unmapped_code where number > ? and (? = '' or partner = ?)
                and (? = '' or (closed_at is null) = (? = 'OPEN')) order by number limit ?""")
                .params(beyond, partner, partner, state, state, count + 1)
                .query(UnmappedBook::row)
                .list();
        Optional<PageCursor> next = found.size() > count
                ? Optional.of(new PageCursor(
                        List.of(Long.toString(found.get(count - 1).number()))))
                : Optional.empty();
        return new Page(found.stream().limit(count).map(Row::item).toList(), next, full(partner));
    }

    /** Whose further codes are left out, of one partner or of all. */
    private List<String> full(String partner) {
        return jdbc.sql("""
                select partner from unmapped_code where closed_at is null and (? = '' or partner = ?)
                group by partner having count(*) >= ? order by partner""")
                .params(partner, partner, MOST_OF_A_PARTNER)
                .query(String.class)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("number"),
                new Item(
                        row.getString("partner"),
                        new Code(row.getString("system"), row.getString("code")),
                        row.getString("place"),
                        instant(row, "first_seen"),
                        instant(row, "last_seen"),
                        row.getLong("times"),
                        row.getString("told_in"),
                        Optional.ofNullable(row.getObject("closed_by", Integer.class))));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
