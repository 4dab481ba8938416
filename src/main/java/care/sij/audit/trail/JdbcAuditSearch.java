package care.sij.audit.trail;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.AuditQuery;
import care.sij.audit.AuditRow;
import care.sij.audit.AuditSearch;
import care.sij.record.NoSuchPlace;
import care.sij.record.PageCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Audit rows by SQL, the newest first: by instant, and by number within it. */
@Component
class JdbcAuditSearch implements AuditSearch {

    private static final String ROWS = """
            select a.*, array(select v.type || '/' || v.id || '/_history/' || v.version from resource_version v
                where v.commit = a.commit order by v.patients = '{}', v.origin, v.type, v.id, v.version) as written
            from audit_event a where\s""";

    /** An instant of our era, and a number. */
    private static final Pattern PLACE = Pattern.compile("\\d{4}-[0-9T:.-]{5,30}Z \\d{1,18}");

    private static final String AFTER = " and (a.instant, a.number) < (?::timestamptz, ?)";
    private static final String ORDER = " order by a.instant desc, a.number desc limit ?";

    private final JdbcClient jdbc;

    JdbcAuditSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Page find(AuditQuery query, Optional<PageCursor> after, int count) {
        CriteriaSql criteria = CriteriaSql.of(query);
        List<Object> parameters = new ArrayList<>(criteria.parameters());
        after.ifPresent(cursor -> parameters.addAll(place(cursor)));
        parameters.add(count + 1);
        List<AuditRow> found = jdbc.sql(ROWS + criteria.sql() + (after.isPresent() ? AFTER : "") + ORDER)
                .params(parameters)
                .query(JdbcAuditSearch::row)
                .list();
        return found.size() > count
                ? new Page(found.subList(0, count), Optional.of(place(found.get(count - 1))))
                : new Page(found, Optional.empty());
    }

    private static List<Object> place(PageCursor cursor) {
        if (!PLACE.matcher(String.join(" ", cursor.values())).matches()) {
            throw new NoSuchPlace();
        }
        try {
            return List.of(
                    Instant.parse(cursor.values().get(0)).atOffset(ZoneOffset.UTC),
                    Long.valueOf(cursor.values().get(1)));
        } catch (DateTimeParseException notOurs) {
            throw new NoSuchPlace();
        }
    }

    private static PageCursor place(AuditRow last) {
        return new PageCursor(List.of(last.entry().instant().toString(), Long.toString(last.number())));
    }

    @Override
    public long count(AuditQuery query) {
        CriteriaSql criteria = CriteriaSql.of(query);
        return jdbc.sql("select count(*) from audit_event a where " + criteria.sql())
                .params(criteria.parameters())
                .query(Long.class)
                .single();
    }

    private static AuditRow row(ResultSet row, int number) throws SQLException {
        long commit = row.getLong("commit");
        AuditEntry entry = new AuditEntry(
                row.getObject("instant", OffsetDateTime.class).toInstant(),
                AuditKind.of(row.getString("kind")),
                row.getString("detail"),
                AuditAction.valueOf(row.getString("action")),
                AuditOutcome.of(row.getInt("outcome")),
                row.getInt("http"),
                row.getString("agent"),
                row.getString("token"),
                row.getString("address"),
                row.getString("request_id"),
                texts(row, "resources"),
                texts(row, "patients"),
                row.getString("query"),
                commit == 0 ? OptionalLong.empty() : OptionalLong.of(commit));
        return new AuditRow(row.getLong("number"), entry, texts(row, "written"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
