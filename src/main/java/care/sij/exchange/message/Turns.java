package care.sij.exchange.message;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets copies of one message in one after the other. Those that wait hold a thread, no database connection, and are
 * few: the others are sent away at once, so that copies never take what other patients' messages need.
 */
@Component
class Turns {

    /** Most copies that wait. */
    private static final int MOST_WAITING = 16;

    private static final class Turn {

        private final ReentrantLock lock = new ReentrantLock(true);
        private int takers;
    }

    private final ConcurrentHashMap<String, Turn> turns = new ConcurrentHashMap<>();
    private final long patience;

    Turns(MessageSettings settings) {
        this.patience = settings.patience().toMillis();
    }

    /**
     * Works when no copy with this key does.
     *
     * @throws Crowded when too many copies wait already, or it took too long
     */
    <T> T inTurn(String key, Supplier<T> work) {
        Turn turn = join(key);
        try {
            Crowded.unless(() -> turn.lock.tryLock(patience, TimeUnit.MILLISECONDS));
            try {
                return work.get();
            } finally {
                turn.lock.unlock();
            }
        } finally {
            leave(key);
        }
    }

    private Turn join(String key) {
        return turns.compute(key, (same, turn) -> {
            Turn joined = turn == null ? new Turn() : turn;
            if (joined.takers > MOST_WAITING) {
                throw new Crowded();
            }
            joined.takers++;
            return joined;
        });
    }

    private void leave(String key) {
        turns.computeIfPresent(key, (same, turn) -> {
            turn.takers--;
            return turn.takers == 0 ? null : turn;
        });
    }
}
