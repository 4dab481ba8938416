package care.sij.exchange.message;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How many messages are worked on at once: fewer than there are database connections, in order of arrival, so that a
 * rush of messages waits here and not for a connection, and reads go on.
 */
@Component
class Admission {

    private final Semaphore places;
    private final long patience;

    Admission(MessageSettings settings) {
        this.places = new Semaphore(settings.atOnce(), true);
        this.patience = settings.patience().toMillis();
    }

    /**
     * Works as soon as there is a place.
     *
     * @throws Crowded when none came free in time
     */
    <T> T admitted(Supplier<T> work) {
        Crowded.unless(() -> places.tryAcquire(patience, TimeUnit.MILLISECONDS));
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
