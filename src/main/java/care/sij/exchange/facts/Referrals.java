package care.sij.exchange.facts;

import care.sij.partner.Partner;
import care.sij.referral.Actor;
import care.sij.referral.ReferralEvent;
import care.sij.referral.Replay;
import care.sij.referral.Trigger;
import care.sij.referral.Verdict;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The referrals and what was told about each; a referral's state is the replay of that. */
@Component
public class Referrals {

    /**
     * A referral.
     *
     * @param patient id of the Patient under whose number it was placed
     * @param request id of the ServiceRequest
     * @param task id of the Task
     * @param initiator the partner that placed it
     */
    public record Referral(BusinessIdentifier number, String patient, String request, String task, String initiator) {}

    /** A telling whose standing changed with the replay. */
    public record Changed(String partner, String tellingId, Verdict verdict) {}

    private record Told(String partner, ReferralEvent event, Verdict verdict) {}

    private final JdbcClient jdbc;

    Referrals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Referral> find(BusinessIdentifier number) {
        return jdbc.sql("select patient, request, task, initiator from referral where system = ? and value = ?")
                .params(number.system(), number.value())
                .query((row, n) ->
                        new Referral(number, row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .optional();
    }

    /** The time of the latest telling about the referral; empty when there is none. */
    public Optional<Instant> latestTold(BusinessIdentifier number) {
        return jdbc.sql("""
            select source_at from referral_event where system = ? and value = ?
            order by source_at desc limit 1\
            """)
                .params(number.system(), number.value())
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** The referral of this number, when this partner has placed it. */
    public Optional<Referral> placedBy(BusinessIdentifier number, Partner partner) {
        return find(number).filter(referral -> referral.initiator().equals(partner.id()));
    }

    public void open(Referral referral) {
        jdbc.sql("insert into referral (system, value, patient, request, task, initiator) values (?, ?, ?, ?, ?, ?)")
                .params(
                        referral.number().system(),
                        referral.number().value(),
                        referral.patient(),
                        referral.request(),
                        referral.task(),
                        referral.initiator())
                .update();
    }

    /** The partner that placed the first referral of a person. */
    public Optional<String> firstInitiator(String patient) {
        return jdbc.sql("""
            select r.initiator from referral r join referral_event e using (system, value)
            where r.patient = ? and e.trigger = 'SEND_PACKAGE'
            order by e.source_at, e.message_id limit 1\
            """).param(patient).query(String.class).optional();
    }

    /** Adds what is told. */
    public void tell(BusinessIdentifier number, Telling telling, Actor actor, Trigger trigger) {
        jdbc.sql("""
            insert into referral_event (system, value, partner, message_id, source_at, actor, trigger, verdict)
            values (?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        number.system(),
                        number.value(),
                        telling.partner().id(),
                        telling.id(),
                        telling.order().at().atOffset(ZoneOffset.UTC),
                        actor.name(),
                        trigger.name(),
                        Verdict.PENDING.name())
                .update();
    }

    /** Replays the referral; {@code changed} receives each telling that is now refused, or no longer is. */
    public Replay replay(BusinessIdentifier number, List<Changed> changed) {
        List<Told> told = told(number);
        Replay replay = Replay.of(told.stream().map(Told::event).toList());
        for (Told one : told) {
            Verdict now = Optional.ofNullable(replay.verdicts().get(one.event().messageId()))
                    .orElseThrow();
            if (now != one.verdict()) {
                judge(number, one, now);
            }
            if (now.refused() != one.verdict().refused()) {
                changed.add(new Changed(one.partner(), messageId(one), now));
            }
        }
        return replay;
    }

    private List<Told> told(BusinessIdentifier number) {
        return new ArrayList<>(jdbc.sql("""
            select partner, message_id, source_at, actor, trigger, verdict from referral_event
            where system = ? and value = ?\
            """)
                .params(number.system(), number.value())
                .query((row, n) -> new Told(
                        row.getString(1),
                        new ReferralEvent(
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getString(2) + " " + row.getString(1),
                                Actor.valueOf(row.getString(4)),
                                Trigger.valueOf(row.getString(5))),
                        Verdict.valueOf(row.getString(6))))
                .list());
    }

    private void judge(BusinessIdentifier number, Told told, Verdict verdict) {
        jdbc.sql("""
            update referral_event set verdict = ?
            where system = ? and value = ? and partner = ? and message_id = ?\
            """)
                .params(verdict.name(), number.system(), number.value(), told.partner(), messageId(told))
                .update();
    }

    /** What the replay made of this telling. */
    public static Verdict verdictOf(Replay replay, Telling telling) {
        Map<String, Verdict> verdicts = replay.verdicts();
        return Optional.ofNullable(
                        verdicts.get(telling.id() + " " + telling.partner().id()))
                .orElseThrow();
    }

    private static String messageId(Told told) {
        String both = told.event().messageId();
        return both.substring(0, both.length() - told.partner().length() - 1);
    }
}
