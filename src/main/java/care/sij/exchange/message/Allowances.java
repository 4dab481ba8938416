package care.sij.exchange.message;

import care.sij.partner.Partner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How many messages a partner may still send to this process: as many at once as were agreed for a minute, and then one
 * whenever its share of the minute has passed.
 */
@Component
class Allowances {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> paidUntil = new ConcurrentHashMap<>();

    Allowances(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes one message of the partner's allowance.
     *
     * @throws TooManyMessages when there is none left
     */
    void take(Partner partner) {
        partner.terms().limits().messagesPerMinute().ifPresent(most -> take(partner.id(), MINUTE.dividedBy(most)));
    }

    private void take(String partner, Duration share) {
        Instant now = clock.instant();
        paidUntil.compute(partner, (id, paid) -> {
            Instant next = (paid == null || paid.isBefore(now) ? now : paid).plus(share);
            Duration ahead = Duration.between(now, next);
            if (ahead.compareTo(MINUTE) > 0) {
                throw new TooManyMessages(ahead.minus(MINUTE));
            }
            return next;
        });
    }
}
