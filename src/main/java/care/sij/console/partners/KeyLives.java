package care.sij.console.partners;

import care.sij.exchange.KeyDates;
import care.sij.partner.Partner;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The keys of a partner and ours for it, with their ends. */
@Component
class KeyLives {

    private final KeyDates keys;
    private final Clock clock;

    KeyLives(KeyDates keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    List<KeyLife> of(Partner partner) {
        Instant now = clock.instant();
        return keys.all(partner).stream().map(key -> KeyLife.of(key, now)).toList();
    }
}
