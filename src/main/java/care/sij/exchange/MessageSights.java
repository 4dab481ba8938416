package care.sij.exchange;

import care.sij.access.Person;
import care.sij.access.SessionMark;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who stated which reason to see what a message says. A sight is given when its reason is on record, to one person, in
 * one session, for one message and ten minutes.
 */
@Component
public class MessageSights {

    /** How long a reason holds. */
    public static final Duration HOLDS = Duration.ofMinutes(10);

    /** What somebody wants to see a message for. */
    public enum Purpose {
        /** A message was refused or did not arrive. */
        FAULT("A message was refused or did not arrive"),
        /** A partner asks about one. */
        PARTNER_ASKS("A partner asks about it"),
        /** What it was read as looks wrong. */
        WRONG_DATA("Data look wrong after it"),
        /** Something else, which the reason says. */
        OTHER("Something else, see the reason");

        private final String title;

        Purpose(String title) {
            this.title = title;
        }

        /** In words. */
        public String title() {
            return title;
        }

        /** As forms and rows write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Purpose of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** A reason that somebody stated. */
    public record Stated(
            long number,
            Instant at,
            String person,
            Purpose purpose,
            String reason,
            MessageKey message,
            String requestId) {

        /** What an alert about it is about: who, and which time. */
        public String subject() {
            return person + "/" + number;
        }
    }

    /** The right to see one message, for a reason on record; only this class gives one. */
    public static final class Sight {

        private final long number;
        private final MessageKey message;
        private final String person;
        private final Instant until;

        private Sight(long number, MessageKey message, String person, Instant until) {
            this.number = number;
            this.message = message;
            this.person = person;
            this.until = until;
        }

        /** Its number on record. */
        public long number() {
            return number;
        }

        /** The message that may be seen. */
        public MessageKey message() {
            return message;
        }

        /** Signature of who may. */
        public String person() {
            return person;
        }

        /** Until when. */
        public Instant until() {
            return until;
        }
    }

    private static final String COLUMNS =
            "select number, at, person, purpose, reason, way, partner, message_id, request_id from message_sight ";

    private final JdbcClient jdbc;
    private final Clock clock;

    public MessageSights(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes a reason; what it is stated for may be seen from then on. */
    public Sight note(
            Person person, SessionMark session, MessageKey message, Purpose purpose, String reason, String requestId) {
        Instant now = clock.instant();
        long number = jdbc.sql("""
                insert into message_sight (at, person, session, purpose, reason, way, partner, message_id, request_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning number""")
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        person.signature(),
                        session.text(),
                        purpose.code(),
                        reason,
                        message.way().code(),
                        message.partner(),
                        message.messageId(),
                        requestId)
                .query(Long.class)
                .single();
        return new Sight(number, message, person.signature(), now.plus(HOLDS));
    }

    /** The sight of this number, if it was given to this person in this session for this message and still holds. */
    public Optional<Sight> holding(long number, Person person, SessionMark session, MessageKey message) {
        return jdbc.sql("""
                select at from message_sight where number = ? and person = ? and session = ? and way = ? and partner = ?
                and message_id = ? and at > ?""")
                .params(
                        number,
                        person.signature(),
                        session.text(),
                        message.way().code(),
                        message.partner(),
                        message.messageId(),
                        clock.instant().minus(HOLDS).atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> new Sight(
                        number, message, person.signature(), at.toInstant().plus(HOLDS)));
    }

    /** The newest first. */
    public List<Stated> newest(int count) {
        return stated(jdbc.sql(COLUMNS + "order by number desc limit ?").param(count));
    }

    /** Those stated after this instant. */
    public List<Stated> since(Instant instant) {
        return stated(jdbc.sql(COLUMNS + "where at > ? order by number").param(instant.atOffset(ZoneOffset.UTC)));
    }

    private static List<Stated> stated(JdbcClient.StatementSpec asked) {
        return asked.query((row, number) -> new Stated(
                        row.getLong("number"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("person"),
                        Purpose.of(row.getString("purpose")),
                        row.getString("reason"),
                        new MessageKey(
                                MessageKey.Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                                row.getString("partner"),
                                row.getString("message_id")),
                        row.getString("request_id")))
                .list();
    }
}
