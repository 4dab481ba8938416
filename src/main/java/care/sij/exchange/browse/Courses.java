package care.sij.exchange.browse;

import care.sij.exchange.MessageBrowser.Course;
import care.sij.exchange.MessageBrowser.Fact;
import care.sij.exchange.MessageBrowser.Line;
import care.sij.exchange.MessageBrowser.Origin;
import care.sij.exchange.MessageBrowser.PartnerGate;
import care.sij.exchange.MessageBrowser.Step;
import care.sij.exchange.MessageKey;
import care.sij.exchange.browse.CorrectionBook.Editing;
import care.sij.exchange.browse.CorrectionBook.Noted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of a message's way; nothing that it says. */
@Component
class Courses {

    private static final String CAME = """
            select i.bundle_id, i.source_at, i.received_at, i.code, i.map_version, p.since, p.state, p.waits_for,
                (select count(*) from sending s where s.partner = i.partner and s.message_id = i.message_id) as sendings,
                (select max(s.sent_at) from sending s where s.partner = i.partner and s.message_id = i.message_id) as last_sent
            from inbox i left join parked_message p on p.partner = i.partner and p.message_id = i.message_id
            where i.partner = ? and i.message_id = ?""";

    private static final String WENT = """
            select o.instant, o.attempts, o.http, o.settled_at, o.state, o.tried_since, t.due, g.held,
                d.at as discarded_at, d.person as discarded_by, d.note,
                array(select split_part(p.part, '/', 1) || ': ' || p.state || coalesce(', ' || p.reason, '')
                    from push_part p where p.partner = o.partner and p.message_id = o.message_id order by p.part) as parts
            from outbox o
            left join delivery_thread t on o.state = 'waiting' and t.partner = o.partner and t.thread = o.thread
            left join delivery_gate g on g.partner = o.partner
            left join outbox_discard d on d.number = o.number
            where o.partner = ? and o.message_id = ?""";

    private static final String TOLD_BY = """
            (i.partner, i.message_id) in (
                select t.teller, t.telling from outbox t where t.partner = ? and t.message_id = ?)""";

    private static final String REPLACED_BY = """
            o.number in (select r.replaces from outbox r where r.partner = ? and r.message_id = ?)""";

    private static final String IN_PLACE_OF = """
            o.replaces = (select r.number from outbox r where r.partner = ? and r.message_id = ?)""";

    private static final String ITSELF = "i.partner = ? and i.message_id = ?";

    private static final int MOST_SHOWN = 100;

    private final JdbcClient jdbc;
    private final CorrectionBook corrections;

    Courses(JdbcClient jdbc, CorrectionBook corrections) {
        this.jdbc = jdbc;
        this.corrections = corrections;
    }

    Course of(Line line, Onlooker onlooker) {
        return switch (line.key().way()) {
            case IN -> came(line, row(CAME, line.key()), onlooker);
            case OUT -> went(line, row(WENT, line.key()), onlooker);
        };
    }

    private Map<String, Object> row(String sql, MessageKey key) {
        return jdbc.sql(sql)
                .params(key.partner(), key.messageId())
                .query((row, number) -> Columns.of(row))
                .single();
    }

    private Course came(Line line, Map<String, Object> row, Onlooker onlooker) {
        List<Fact> facts = new ArrayList<>();
        fact(facts, "Bundle.id", row.get("bundle_id"));
        fact(facts, "Answered", row.get("code"));
        fact(facts, "Read with code map version", row.get("map_version"));
        fact(facts, "Times it was sent", row.get("sendings"));
        if (row.get("waits_for") instanceof String[] keys) {
            fact(facts, "Waits for", kinds(keys));
        }
        List<Step> steps = new ArrayList<>();
        step(steps, row.get("source_at"), "Written, by its sender's clock");
        step(steps, row.get("received_at"), "Received and answered " + row.get("code"));
        step(steps, row.get("since"), "Parked: answered ok, and waits for what it needs");
        if (!String.valueOf(row.get("last_sent")).equals(String.valueOf(row.get("received_at")))) {
            step(steps, row.get("last_sent"), "Sent again, and given the same answer");
        }
        List<Line> others = new ArrayList<>(went("o.teller = ? and o.telling = ?", line.key(), onlooker));
        others.addAll(
                related(Asking.came(ITSELF + onlooker.among("i")), line.key().again(), onlooker));
        return course(line, facts, steps, others, PartnerGate.OPEN, Origin.WRITTEN);
    }

    /** Kinds of what is waited for: the numbers may be a patient's. */
    private static String kinds(String[] keys) {
        return Arrays.stream(keys)
                .map(key -> key.substring(0, Math.max(0, key.indexOf('|'))))
                .filter(kind -> kind.matches("[A-Za-z]{1,64}"))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Course went(Line line, Map<String, Object> row, Onlooker onlooker) {
        List<Fact> facts = new ArrayList<>();
        fact(facts, "Times it was sent", row.get("attempts"));
        line.reason().ifPresent(reason -> fact(facts, "Reason of the last attempt", reason));
        if (row.get("http") instanceof Integer http && http > 0) {
            fact(facts, "HTTP status of the last answer", http);
        }
        if (row.get("parts") instanceof String[] parts && parts.length > 0) {
            fact(facts, "Written part by part", String.join("; ", parts));
        }
        if (row.get("discarded_by") instanceof String person) {
            fact(facts, "Discarded by", onlooker.who(person));
            fact(facts, "Note", onlooker.words(person, String.valueOf(row.get("note"))));
        }
        List<Step> steps = new ArrayList<>();
        step(steps, row.get("instant"), "Told to us and entered for this partner");
        step(steps, row.get("tried_since"), "Tried since");
        step(steps, row.get("settled_at"), "Settled: " + row.get("state"));
        step(steps, row.get("discarded_at"), "Discarded");
        step(steps, row.get("due"), "Next attempt is due");
        List<Noted> noted = corrections.of(line.key());
        noted.forEach(one -> corrected(line, one, onlooker, facts, steps));
        List<Line> others = new ArrayList<>(related(Asking.came(TOLD_BY + onlooker.among("i")), line.key(), onlooker));
        others.addAll(went(REPLACED_BY, line.key(), onlooker));
        others.addAll(went(IN_PLACE_OF, line.key(), onlooker));
        return course(
                line,
                facts,
                steps,
                others,
                Boolean.TRUE.equals(row.get("held")) ? PartnerGate.HELD : PartnerGate.OPEN,
                noted.stream().anyMatch(one -> made(one, line)) ? Origin.CORRECTED : Origin.WRITTEN);
    }

    /** Whether this correction made this message; otherwise it made the one in its place. */
    private static boolean made(Noted noted, Line line) {
        return noted.messageId().equals(line.key().messageId());
    }

    private static void corrected(Line line, Noted noted, Onlooker onlooker, List<Fact> facts, List<Step> steps) {
        Editing editing = noted.editing();
        boolean itself = made(noted, line);
        String who = onlooker.who(editing.person());
        String what = itself ? "Corrected by " : "Replaced by a message that was corrected by ";
        steps.add(new Step(noted.at(), what + who));
        if (itself) {
            fact(facts, "Corrected by", who);
            fact(facts, "Why it was corrected", onlooker.words(editing.person(), editing.reason()));
            fact(facts, "What was changed", beginning(editing.changed()));
        }
    }

    private static String beginning(List<String> changed) {
        String first = changed.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "));
        int more = changed.size() - MOST_SHOWN;
        return more > 0 ? first + "; and " + more + " more, which outbox_correction names" : first;
    }

    private static Course course(
            Line line, List<Fact> facts, List<Step> steps, List<Line> related, PartnerGate held, Origin origin) {
        return new Course(
                line,
                facts,
                steps.stream().sorted(Comparator.comparing(Step::at)).toList(),
                related,
                held,
                origin);
    }

    private List<Line> went(String condition, MessageKey key, Onlooker onlooker) {
        return related(Asking.went(condition + onlooker.among("o")), key, onlooker);
    }

    private List<Line> related(String sql, MessageKey key, Onlooker onlooker) {
        List<String> parameters = new ArrayList<>(List.of(key.partner(), key.messageId()));
        onlooker.own().ifPresent(parameters::add);
        return jdbc.sql(sql).params(parameters).query(Browsing::line).list();
    }

    private static void fact(List<Fact> facts, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            facts.add(new Fact(name, value.toString()));
        }
    }

    private static void step(List<Step> steps, @Nullable Object at, String what) {
        if (at instanceof Instant instant) {
            steps.add(new Step(instant, what));
        }
    }
}
