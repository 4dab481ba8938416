package care.sij.access.people;

import care.sij.access.Network;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Turns to have a password checked. Two are worked on at a time and few may wait, since strangers decide how many are
 * asked for; of those few only a part from one site, so that the others have room. Some more are kept for those who
 * have signed in from where they are before: a few sites full of strangers do not keep them waiting outside, nor do the
 * many who share one address with them.
 */
@Component
class SignInTurns {

    private static final int AT_ONCE = 2;
    private static final int MOST = AT_ONCE + 20;
    private static final int MOST_OF_A_SITE = 10;

    private static final int KEPT = 20;

    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private final Semaphore kept = new Semaphore(KEPT);
    private final Map<String, Integer> bySite = new HashMap<>();
    private int all;

    /** What comes of the checking when its turn has come; empty when too many are waiting already. */
    <T> Optional<T> take(Network from, Supplier<T> checking) {
        if (!enters(from.site())) {
            return Optional.empty();
        }
        try {
            return Optional.of(inTurn(checking));
        } finally {
            leaves(from.site());
        }
    }

    /** The same for one of those for whom turns are kept. */
    <T> Optional<T> takeKept(Supplier<T> checking) {
        if (!kept.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(inTurn(checking));
        } finally {
            kept.release();
        }
    }

    private <T> T inTurn(Supplier<T> checking) {
        room.acquireUninterruptibly();
        try {
            return checking.get();
        } finally {
            room.release();
        }
    }

    private synchronized boolean enters(String site) {
        boolean may = all < MOST && bySite.getOrDefault(site, 0) < MOST_OF_A_SITE;
        if (may) {
            all++;
            bySite.merge(site, 1, Integer::sum);
        }
        return may;
    }

    private synchronized void leaves(String site) {
        all--;
        bySite.computeIfPresent(site, (same, inside) -> inside > 1 ? inside - 1 : null);
    }
}
