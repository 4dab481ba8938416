package care.sij.exchange.codes;

import care.sij.record.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Refused messages that held codes nobody could read; the newest of each partner, for a month, for trials only. */
@Component
class UnreadMessages {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadMessages.class);

    /** How many of one partner are kept, and looked at by a trial at most. */
    static final int MOST = 200;

    private static final Duration KEPT = Duration.ofDays(30);

    /** One of them. */
    record Unread(String messageId, Bytes body) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    UnreadMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(String partner, String messageId, Bytes body) {
        jdbc.sql("""
                insert into unread_message (partner, message_id, kept_at, body) values (?, ?, ?, ?)
                on conflict (partner, message_id) do nothing""")
                .params(partner, messageId, clock.instant().atOffset(ZoneOffset.UTC), body.toArray())
                .update();
        jdbc.sql("""
                delete from unread_message where partner = ? and kept_at <= (
                    select kept_at from unread_message where partner = ? order by kept_at desc offset ? limit 1)""").params(partner, partner, MOST).update();
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        try {
            jdbc.sql("delete from unread_message where kept_at < ?")
                    .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DataAccessException fault) {
            LOG.warn(
                    "refused messages past their time are still kept: {}",
                    fault.getClass().getSimpleName());
        }
    }

    /** The newest first. */
    List<String> newest(String partner, int most) {
        return jdbc.sql("select message_id from unread_message where partner = ? order by kept_at desc limit ?")
                .params(partner, most)
                .query(String.class)
                .list();
    }

    /** One of them, if it is still kept. */
    List<Unread> read(String partner, String messageId) {
        return jdbc.sql("select body from unread_message where partner = ? and message_id = ?")
                .params(partner, messageId)
                .query((row, number) -> new Unread(messageId, Bytes.of(row.getBytes(1))))
                .list();
    }
}
