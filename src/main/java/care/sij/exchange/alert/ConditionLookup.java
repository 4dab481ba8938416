package care.sij.exchange.alert;

import care.sij.access.BrokenGlass;
import care.sij.exchange.MessageSights;
import care.sij.exchange.MessageSights.Stated;
import care.sij.partner.Partners;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For whom or what each condition holds now. */
@Component
class ConditionLookup {

    private static final Duration GLASS_ALERTED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final MissedFollowUps missedFollowUps;
    private final AlertSettings settings;
    private final Partners partners;
    private final BrokenGlass.Book glass;
    private final MessageSights sights;

    ConditionLookup(
            JdbcClient jdbc,
            MissedFollowUps missedFollowUps,
            AlertSettings settings,
            Partners partners,
            BrokenGlass.Book glass,
            MessageSights sights) {
        this.sights = sights;
        this.glass = glass;
        this.partners = partners;
        this.jdbc = jdbc;
        this.missedFollowUps = missedFollowUps;
        this.settings = settings;
    }

    Set<String> subjects(Condition condition, Instant now) {
        return switch (condition) {
            case DELIVERY_DEAD ->
                new TreeSet<>(jdbc.sql("select distinct partner from outbox where state = 'dead' and thread <> ''"
                                + " and not starts_with(thread, 'Subscription/')")
                        .query(String.class)
                        .list());
            case DELIVERY_WAITS -> before("""
                    select distinct partner from outbox where state = 'waiting' and instant < ?""", now, settings.deliveryWaits());
            case CUSTODY_UNANSWERED -> before("""
                    select distinct partner from outbox where state = 'in-custody' and settled_at < ?""", now, settings.custodyUnanswered());
            case REFERRAL_UNANSWERED -> before("""
                    select 'Task/' || r.task from referral r
                    where not exists (
                            select 1 from referral_event e where e.system = r.system and e.value = r.value
                                and (e.actor = 'RECIPIENT' or e.trigger in ('REQUEST_CANCEL', 'CANCEL')))
                        and exists (
                            select 1 from referral_event e join inbox i using (partner, message_id)
                            where e.system = r.system and e.value = r.value and i.received_at < ?)""", now, settings.referralUnanswered());
            case FOLLOW_UP_MISSED ->
                missedFollowUps.endedSince(
                        LocalDate.ofInstant(now.minus(settings.followUpMissed()), ZoneOffset.UTC), open(condition));
            case PARTNER_QUIET -> quiet(now);
            case SUBSCRIPTION_FAILED ->
                new TreeSet<>(jdbc.sql("select 'Subscription/' || id from subscription where state = 'error'")
                        .query(String.class)
                        .list());
            case GLASS_BROKEN ->
                glass.since(now.minus(GLASS_ALERTED)).stream()
                        .map(BrokenGlass::subject)
                        .collect(Collectors.toCollection(TreeSet::new));
            case MESSAGE_SEEN ->
                sights.since(now.minus(GLASS_ALERTED)).stream()
                        .map(Stated::subject)
                        .collect(Collectors.toCollection(TreeSet::new));
        };
    }

    /** Of those who are registered: nobody waits for the others. */
    private Set<String> quiet(Instant now) {
        Set<String> quiet = before("""
                select partner from inbox group by partner having max(received_at) < ?""", now, settings.partnerQuiet());
        quiet.removeIf(partner -> partners.byId(partner).isEmpty());
        return quiet;
    }

    private Set<String> open(Condition condition) {
        return new TreeSet<>(jdbc.sql("select subject from alert where condition = ? and resolved_at is null")
                .param(condition.code())
                .query(String.class)
                .list());
    }

    private Set<String> before(String sql, Instant now, Duration time) {
        return new TreeSet<>(jdbc.sql(sql)
                .param(now.minus(time).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }
}
