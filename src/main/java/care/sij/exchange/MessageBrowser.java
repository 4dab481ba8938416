package care.sij.exchange;

import care.sij.record.PageCursor;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** What came and what went, for those who watch over it: everything but what messages say. */
public interface MessageBrowser {

    /** Whether it can be a place in the list. */
    static boolean isPlace(PageCursor cursor) {
        return cursor.values().size() == 4
                && cursor.values().get(0).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z")
                && isAfterEpoch(cursor.values().get(0));
    }

    private static boolean isAfterEpoch(String text) {
        try {
            return Instant.parse(text).isAfter(Instant.EPOCH);
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
    }

    /** Where a message stands. */
    enum Standing {
        /** It was taken and applied. */
        OK,
        /** Its content was refused. */
        REFUSED,
        /** It was answered ok and waits for something that is not known yet. */
        PARKED,
        /** It was answered ok, waited, and could not be applied. */
        UNAPPLIED,
        /** It is to be sent, or sent again. */
        WAITING,
        /** It is being sent for the first time. */
        IN_FLIGHT,
        /** Its partner keeps it and has not answered yet. */
        IN_CUSTODY,
        /** Its partner took it. */
        DELIVERED,
        /** It is not sent any more. */
        DEAD,
        /** Its partner may see the patient no more. */
        WITHDRAWN,
        /** It was set aside, and a new message was sent in its place. */
        REPLACED,
        /** Somebody decided that it is not to be sent. */
        DISCARDED
    }

    /**
     * Which messages; what is empty is not asked for.
     *
     * @param referral number of a referral, alone or as {@code system|value}
     * @param identifier number of a resource that is no person, alone or as {@code system|value}: messages that told it
     *     and that told it on
     */
    record Asked(
            Optional<String> partner,
            Optional<MessageKey.Way> way,
            Optional<String> event,
            Optional<Standing> standing,
            Optional<String> referral,
            Optional<String> messageId,
            Optional<String> identifier,
            Optional<Instant> since,
            Optional<Instant> until) {}

    /**
     * One message.
     *
     * @param at when it was received, or told
     * @param reason why it stands so, of what is sent
     * @param attempts how often it was sent, of what is sent
     */
    record Line(MessageKey key, String event, Instant at, Standing standing, Optional<String> reason, int attempts) {}

    /** Some of them and where the next ones begin. */
    record Page(List<Line> lines, Optional<PageCursor> next) {

        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** Something on a message's way. */
    record Step(Instant at, String what) {}

    /**
     * All that is known of a message beside what it says.
     *
     * @param facts what it is, by name
     * @param steps its way, the oldest first
     * @param related messages that it was told on in, or that it tells on, or that stand in its place, and the one as
     *     which it was processed once more
     * @param held whether nothing is sent to its partner for now
     * @param origin who wrote it so
     */
    record Course(Line line, List<Fact> facts, List<Step> steps, List<Line> related, PartnerGate held, Origin origin) {

        public Course {
            facts = List.copyOf(facts);
            steps = List.copyOf(steps);
            related = List.copyOf(related);
        }
    }

    /** Whether anything is sent to a partner. */
    enum PartnerGate {
        OPEN,
        HELD
    }

    /** Who wrote a message as it is. */
    enum Origin {
        /** Its sender, or this service from the record. */
        WRITTEN,
        /** A person, who corrected another one. */
        CORRECTED
    }

    /** One thing that is known. */
    record Fact(String name, String value) {}

    /** Codes of the events that there are. */
    List<String> events();

    /** Those that are asked for, the newest first. */
    Page page(Asked asked, Optional<PageCursor> after, int count);

    /**
     * What is known of one.
     *
     * @param own the partner for whose people it is: those of others are not named to them, nor messages of others,
     *     which tell who else has the patient; empty for whom all is told
     */
    Optional<Course> course(MessageKey key, Optional<String> own);
}
