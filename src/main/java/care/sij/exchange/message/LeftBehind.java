package care.sij.exchange.message;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tries again what waits for something that is known: whoever made it known was interrupted before it did so itself.
 * Any number of processes may do this at once.
 */
@Component
class LeftBehind {

    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final String REQUEST_ID = "left-behind";

    private final Parking parking;
    private final ParkedRetries retries;

    LeftBehind(Parking parking, ParkedRetries retries) {
        this.parking = parking;
        this.retries = retries;
    }

    /** A fault must not end the schedule: what is left behind is found again. */
    @Scheduled(fixedDelayString = "PT1M")
    void check() {
        try {
            retries.tryAgain(parking.leftBehind(), REQUEST_ID);
        } catch (DataAccessException fault) {
            LOG.warn(
                    "parked messages could not be looked through: {}",
                    fault.getClass().getSimpleName());
        }
    }
}
