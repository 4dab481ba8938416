package care.sij.exchange.browse;

import care.sij.exchange.MessageBrowser.Asked;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey.Way;
import care.sij.record.PageCursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The statement that finds messages: one half for each way that is asked for, each ended early by an index. */
final class Asking {

    private static final Set<Standing> IN = Set.of(Standing.OK, Standing.REFUSED, Standing.PARKED, Standing.UNAPPLIED);

    private static final String CAME = """
            select 'in' as way, i.partner, i.message_id, i.event, i.received_at as at,
                case when i.code <> 'ok' then 'refused' when p.state = 'waiting' then 'parked'
                    when p.state = 'refused' then 'unapplied' else 'ok' end as standing,
                null as reason, 0 as attempts
            from inbox i left join parked_message p on p.partner = i.partner and p.message_id = i.message_id
            where true""";

    private static final String WENT = """
            select 'out' as way, o.partner, o.message_id, o.event, o.instant as at,
                case when o.state = 'dead' and o.reason = 'WITHDRAWN' then 'withdrawn'
                    when o.state = 'waiting' and o.attempts > 0 and o.reason is null then 'in-flight'
                    else o.state end as standing,
                o.reason, o.attempts
            from outbox o where true""";

    private static final String TOLD_IT = """
            select s.partner, s.message_id from identity n join statement s on s.type = n.type and s.id = n.id
            where n.type = any(?) and\s""";

    /** Results, orders and procedures: numbers of persons, and of what is a person's, find nothing. */
    private static final String[] FOUND_BY_NUMBER = {
        "Observation",
        "DiagnosticReport",
        "ImagingStudy",
        "Specimen",
        "QuestionnaireResponse",
        "DocumentReference",
        "ServiceRequest",
        "MedicationRequest",
        "DeviceRequest",
        "Task",
        "Appointment",
        "Procedure",
        "MedicationAdministration"
    };

    private final List<String> halves = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** @param count how many at most */
    Asking(Asked asked, Optional<PageCursor> after, int count) {
        if (wants(asked, Way.IN)) {
            half(CAME, "i", "received_at", Way.IN, asked, after, count);
        }
        if (wants(asked, Way.OUT)) {
            half(WENT, "o", "instant", Way.OUT, asked, after, count);
        }
        parameters.add(count);
    }

    /** The message of a partner and an id. */
    static String one(Way way) {
        return switch (way) {
            case IN -> CAME + " and i.partner = ? and i.message_id = ?";
            case OUT -> WENT + " and o.partner = ? and o.message_id = ?";
        };
    }

    /** The messages that came for which the condition on {@code i} holds. */
    static String came(String condition) {
        return CAME + " and " + condition;
    }

    /** The messages to partners for which the condition on {@code o} holds. */
    static String went(String condition) {
        return WENT + " and " + condition;
    }

    boolean findsNothing() {
        return halves.isEmpty();
    }

    String sql() {
        return "select * from (" + String.join(" union all ", halves)
                + ") m order by at desc, way desc, partner desc, message_id desc limit ?";
    }

    List<Object> parameters() {
        return List.copyOf(parameters);
    }

    private static boolean wants(Asked asked, Way way) {
        Way only =
                asked.standing().map(one -> IN.contains(one) ? Way.IN : Way.OUT).orElse(way);
        return only == way && asked.way().filter(one -> one != way).isEmpty();
    }

    private void half(String rows, String of, String at, Way way, Asked asked, Optional<PageCursor> after, int count) {
        StringBuilder sql = new StringBuilder("(").append(rows);
        asked.partner().ifPresent(one -> and(sql, of + ".partner = ?", one));
        asked.event().ifPresent(one -> and(sql, of + ".event = ?", one));
        asked.messageId().ifPresent(one -> and(sql, of + ".message_id = ?", one));
        asked.since().ifPresent(one -> and(sql, of + "." + at + " >= ?", utc(one)));
        asked.until().ifPresent(one -> and(sql, of + "." + at + " < ?", utc(one)));
        asked.standing().ifPresent(one -> sql.append(" and ").append(stands(one)));
        asked.referral().ifPresent(one -> ofReferral(sql, way, one));
        asked.identifier().ifPresent(one -> tells(sql, way, one));
        after.ifPresent(cursor -> beyond(sql, of, at, way, cursor.values()));
        sql.append(" order by %1$s.%2$s desc, %1$s.partner desc, %1$s.message_id desc limit ?)".formatted(of, at));
        parameters.add(count);
        halves.add(sql.toString());
    }

    private void beyond(StringBuilder sql, String of, String at, Way way, List<String> place) {
        OffsetDateTime last = utc(Instant.parse(place.get(0)));
        and(sql, of + "." + at + " <= ?", last);
        sql.append(" and (%1$s.%2$s, '%3$s', %1$s.partner, %1$s.message_id) < (?::timestamptz, ?, ?, ?)"
                .formatted(of, at, way.code()));
        parameters.addAll(List.of(last, place.get(1), place.get(2), place.get(3)));
    }

    private static String stands(Standing standing) {
        return switch (standing) {
            case OK -> "i.code = 'ok' and p.state is null";
            case REFUSED -> "i.code <> 'ok'";
            case PARKED -> "p.state = 'waiting'";
            case UNAPPLIED -> "p.state = 'refused'";
            case WAITING -> "o.state = 'waiting' and (o.attempts = 0 or o.reason is not null)";
            case IN_FLIGHT -> "o.state = 'waiting' and o.attempts > 0 and o.reason is null";
            case IN_CUSTODY -> "o.state = 'in-custody'";
            case DELIVERED -> "o.state = 'delivered'";
            case DEAD -> "o.state = 'dead' and o.reason is distinct from 'WITHDRAWN'";
            case WITHDRAWN -> "o.state = 'dead' and o.reason = 'WITHDRAWN'";
            case REPLACED -> "o.state = 'replaced'";
            case DISCARDED -> "o.state = 'discarded'";
        };
    }

    private void ofReferral(StringBuilder sql, Way way, String number) {
        switch (way) {
            case IN -> {
                sql.append(" and (i.partner, i.message_id) in (select e.partner, e.message_id from referral r"
                        + " join referral_event e on e.system = r.system and e.value = r.value where ");
                numbered(sql, "r", number);
                sql.append(")");
            }
            case OUT -> {
                sql.append(" and o.thread in (select r.system || '|' || r.value from referral r where ");
                numbered(sql, "r", number);
                sql.append(")");
            }
        }
    }

    private void tells(StringBuilder sql, Way way, String number) {
        String source = way == Way.IN ? "(i.partner, i.message_id)" : "(o.teller, o.telling)";
        sql.append(" and ").append(source).append(" in (").append(TOLD_IT);
        parameters.add(FOUND_BY_NUMBER);
        numbered(sql, "n", number);
        sql.append(")");
    }

    private void numbered(StringBuilder sql, String of, String number) {
        int bar = number.lastIndexOf('|');
        sql.append(of).append(".value = ?");
        parameters.add(number.substring(bar + 1));
        if (bar > 0) {
            and(sql, of + ".system = ?", number.substring(0, bar));
        }
    }

    private void and(StringBuilder sql, String condition, Object value) {
        sql.append(" and ").append(condition);
        parameters.add(value);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
