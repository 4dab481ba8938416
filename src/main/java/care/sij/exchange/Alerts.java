package care.sij.exchange;

import care.sij.record.PageCursor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What somebody should look at: open, perhaps acknowledged, and resolved by itself once it no longer holds. */
public interface Alerts {

    /**
     * One condition that holds, or held, for one subject.
     *
     * @param condition its code, e.g. {@code delivery-dead}
     * @param subject a partner's id or a reference to a resource, never anything about a patient
     */
    record Alert(
            long number,
            String condition,
            String subject,
            Instant openedAt,
            Optional<Instant> acknowledgedAt,
            Optional<String> acknowledgedBy,
            Optional<Instant> resolvedAt) {}

    /** Some of them and where the next ones begin. */
    record Page(List<Alert> alerts, Optional<PageCursor> next) {

        public Page {
            alerts = List.copyOf(alerts);
        }
    }

    /** How an alert stands. */
    enum Standing {
        /** Nobody has said anything of it. */
        OPEN,
        /** Somebody looks after it. */
        ACKNOWLEDGED,
        /** Somebody says that it is done with; what it is about still holds. */
        SETTLED,
        /** It no longer holds. */
        RESOLVED
    }

    /** What somebody does about an alert. */
    enum Deed {
        ACKNOWLEDGED,
        SETTLED,
        REMARKED
    }

    /** What became of what somebody wanted to do about an alert. */
    enum Noted {
        DONE,
        /** Nothing was written down: somebody else did something meanwhile. */
        CHANGED_MEANWHILE,
        /** Nothing was written down: what it is about ended, so that a remark alone can be added. */
        NO_LONGER_HOLDS
    }

    /** What somebody did, when, and in whose words. */
    record Note(Instant at, String by, Deed deed, String text) {}

    /** An alert and how it stands. */
    record Told(Alert alert, Standing standing) {}

    /**
     * Which alerts.
     *
     * @param standings in any of these; all when none are named
     * @param condition its code; any when empty
     * @param subject what it is about; anything when empty
     */
    record Asked(Set<Standing> standings, Optional<String> condition, Optional<String> subject) {

        public Asked {
            standings = Set.copyOf(standings);
        }
    }

    /** The codes of all conditions. */
    List<String> conditions();

    /** The newest first. */
    Page page(Optional<PageCursor> after, int count);

    /** Those that are asked for, the newest first, with numbers below this one, at most so many. */
    List<Told> find(Asked asked, long below, int most);

    /** One of them. */
    Optional<Told> find(long number);

    /** How many stand how; of those that are resolved the ones of the last day. */
    Map<Standing, Integer> counts();

    /** What was done about an alert, the first first. */
    List<Note> notes(long number);

    /**
     * Somebody did something about an alert. One that is settled is not opened again while what it is about goes on.
     *
     * @param seen how many notes there were when this was decided; of a remark it does not matter
     */
    Noted note(long number, String by, Deed deed, String text, int seen);

    /** Somebody looks after it; the first who says so is kept. False when there is no such alert. */
    boolean acknowledge(long number, String by);
}
