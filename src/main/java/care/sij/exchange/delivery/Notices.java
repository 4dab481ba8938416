package care.sij.exchange.delivery;

import care.sij.record.ResourceKey;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters what subscriptions are to be told in the outbox, each subscription's in its order. */
@Component
public class Notices {

    private final JdbcClient jdbc;
    private final Lines lines;
    private final Disclosures disclosures;

    Notices(JdbcClient jdbc, Lines lines, Disclosures disclosures) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.disclosures = disclosures;
    }

    /** Sets aside, in the running transaction, what the subscription was to be told: none of it is sent any more. */
    public void withdraw(String partner, ResourceKey subscription) {
        disclosures.withdraw(partner, subscription.reference());
    }

    /** Enters it in the running transaction. */
    public void enter(Notice notice) {
        jdbc.sql("""
                insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'sij', ?, ?, 'waiting', ?, ?)""")
                .params(
                        notice.partner(),
                        notice.subscription().reference(),
                        notice.kind(),
                        notice.patient(),
                        notice.subscription().reference(),
                        notice.told().stream().map(ResourceKey::reference).toArray(String[]::new),
                        notice.commit(),
                        notice.instant().atOffset(ZoneOffset.UTC),
                        notice.id(),
                        notice.id(),
                        notice.instant().atOffset(ZoneOffset.UTC),
                        notice.instant().atOffset(ZoneOffset.UTC))
                .update();
        lines.wakeAfterCommit(new Lines.Key(notice.partner(), Part.NOTICES));
    }
}
