package care.sij.console.worklist;

import care.sij.console.worklist.Ear.Said;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * All who listen in this process. One question a second for all of them tells whether anything was committed; each is
 * told of it, at most once in two seconds, and nothing of what it was.
 */
final class Ears {

    /** Most that listen at once. */
    static final int MOST = 200;

    /** Most of them that are one person's. */
    static final int MOST_OF_ONE = 8;

    static final Duration APART = Duration.ofSeconds(2);
    static final Duration BEAT = Duration.ofSeconds(20);
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** What one has heard so far. */
    private static final class Heard {

        private final Ear ear;
        private final Instant since;
        private String mark;
        private Instant changed = Instant.MIN;
        private Instant said;

        Heard(Ear ear, Instant since, String mark) {
            this.ear = ear;
            this.since = since;
            this.said = since;
            this.mark = mark;
        }
    }

    private final Supplier<String> marks;
    private final Clock clock;
    private final List<Heard> all = new CopyOnWriteArrayList<>();

    Ears(Supplier<String> marks, Clock clock) {
        this.marks = marks;
        this.clock = clock;
    }

    /**
     * Lets it listen; false when too many do.
     *
     * @param mark what its page was made from: it is told when that is not how things are
     */
    synchronized boolean join(Ear ear, String mark) {
        long ofOne =
                all.stream().filter(other -> other.ear.of().equals(ear.of())).count();
        if (all.size() >= MOST || ofOne >= MOST_OF_ONE) {
            return false;
        }
        all.add(new Heard(ear, clock.instant(), mark));
        return true;
    }

    void leave(Ear ear) {
        all.removeIf(heard -> heard.ear == ear);
    }

    int count() {
        return all.size();
    }

    /** What is to be said now is said. */
    void tick() {
        if (all.isEmpty()) {
            return;
        }
        String mark = marks.get();
        Instant now = clock.instant();
        for (Heard heard : all) {
            try {
                tick(heard, mark, now);
            } catch (IOException gone) {
                leave(heard.ear);
            }
        }
    }

    private void tick(Heard heard, String mark, Instant now) throws IOException {
        boolean beats = !heard.said.plus(BEAT).isAfter(now);
        if (!heard.since.plus(LONGEST).isAfter(now) || (beats && !heard.ear.isSignedIn())) {
            leave(heard.ear);
            heard.ear.end();
        } else if (!heard.mark.equals(mark) && !now.isBefore(later(heard.changed))) {
            heard.mark = mark;
            heard.changed = now;
            heard.ear.say(Said.CHANGED);
        } else if (beats) {
            heard.said = now;
            heard.ear.say(Said.STILL_HERE);
        }
    }

    private static Instant later(Instant changed) {
        return changed.equals(Instant.MIN) ? changed : changed.plus(APART);
    }

    /** Nobody is told anything more. */
    void endAll() {
        all.forEach(heard -> {
            leave(heard.ear);
            heard.ear.end();
        });
    }
}
