package care.sij.record;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the searches of one request took together: what one spends, the others no longer have. Used by one thread, which
 * works on the request.
 */
public final class SearchTime {

    private static final ThreadLocal<@Nullable SearchTime> SHARED = new ThreadLocal<>();

    private Duration spent = Duration.ZERO;

    private SearchTime() {}

    /** Has all searches of this work share their time, with those of the work that it is part of. */
    public static <T> T shared(Supplier<T> work) {
        if (SHARED.get() != null) {
            return work.get();
        }
        SHARED.set(new SearchTime());
        try {
            return work.get();
        } finally {
            SHARED.remove();
        }
    }

    /** What was spent before; nothing where none is shared. */
    public static Duration spent() {
        SearchTime shared = SHARED.get();
        return shared == null ? Duration.ZERO : shared.spent;
    }

    /** Counts what another search took. */
    public static void spend(Duration taken) {
        SearchTime shared = SHARED.get();
        if (shared != null) {
            shared.spent = shared.spent.plus(taken);
        }
    }
}
