package care.sij.exchange.message;

import care.sij.exchange.message.Parking.Overdue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the operator once of each message that stays parked too long. That it was told is written down before it is
 * told, so that neither a restart nor another process tells it again; the gauges go on telling how many there are.
 */
@Component
class ParkedAlert {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedAlert.class);

    /** Ids in one line. */
    private static final int AT_ONCE = 100;

    private final Parking parking;
    private final ParkedGauges gauges;
    private final Duration after;
    private final Clock clock;

    ParkedAlert(Parking parking, ParkedGauges gauges, MessageSettings settings, Clock clock) {
        this.parking = parking;
        this.gauges = gauges;
        this.after = settings.parkedAlertAfter();
        this.clock = clock;
    }

    /** A fault must not end the schedule: what is overdue stays so until it is alerted. */
    @Scheduled(fixedDelayString = "PT1M")
    void check() {
        Instant now = clock.instant();
        try {
            alert(now);
            gauges.show(parking.waiting(now.minus(after)));
        } catch (DataAccessException fault) {
            gauges.showUnknown();
            LOG.warn(
                    "parked messages could not be checked: {}", fault.getClass().getSimpleName());
        }
    }

    private void alert(Instant now) {
        List<Overdue> overdue;
        do {
            overdue = parking.alert(now.minus(after), now, AT_ONCE);
            if (!overdue.isEmpty()) {
                LOG.warn(
                        "{} messages are parked longer than {}: {}",
                        overdue.size(),
                        after,
                        overdue.stream().map(Overdue::messageId).toList());
            }
        } while (overdue.size() >= AT_ONCE);
    }
}
