package care.sij.exchange.outbound;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One partner's keys as they take turns: each signs from its instant until the next one's.
 *
 * @param keys in the order of their turns
 */
record KeyRing(List<Turn> keys) {

    /** A key and when it begins to sign. */
    record Turn(RSAKey key, Instant signsFrom) {}

    KeyRing {
        keys = keys.stream().sorted(Comparator.comparing(Turn::signsFrom)).toList();
    }

    /** The key whose turn it is; the first, when a clock that went back knows of none. */
    RSAKey signing(Instant now) {
        return keys.stream()
                .filter(turn -> !turn.signsFrom().isAfter(now))
                .reduce((earlier, later) -> later)
                .orElse(keys.get(0))
                .key();
    }

    /** Whether it is time to make the next key. */
    boolean needsNext(Instant now, OutboundKeySettings settings) {
        return keys.isEmpty() || !now.isBefore(lastTurnEnds(settings).minus(settings.publishedBefore()));
    }

    /** When a key made now begins to sign: at once when it is the first, else never unannounced. */
    Instant nextSignsFrom(Instant now, OutboundKeySettings settings) {
        if (keys.isEmpty()) {
            return now;
        }
        Instant announced = now.plus(settings.publishedBefore());
        Instant due = lastTurnEnds(settings);
        return due.isAfter(announced) ? due : announced;
    }

    /** Those that a partner may have to know: still to sign, signing, or signing until lately. */
    List<RSAKey> published(Instant now, OutboundKeySettings settings) {
        return IntStream.range(0, keys.size())
                .filter(place -> !isWornOut(place, now, settings))
                .mapToObj(place -> keys.get(place).key())
                .toList();
    }

    /** Those that nobody needs any more. */
    List<RSAKey> wornOut(Instant now, OutboundKeySettings settings) {
        return IntStream.range(0, keys.size())
                .filter(place -> isWornOut(place, now, settings))
                .mapToObj(place -> keys.get(place).key())
                .toList();
    }

    /** When each signs for the last time, by its id. */
    Map<String, Instant> ends(OutboundKeySettings settings) {
        Map<String, Instant> ends = new LinkedHashMap<>();
        for (int place = 0; place < keys.size(); place++) {
            ends.put(
                    keys.get(place).key().getKeyID(),
                    place + 1 < keys.size() ? keys.get(place + 1).signsFrom() : lastTurnEnds(settings));
        }
        return ends;
    }

    private boolean isWornOut(int place, Instant now, OutboundKeySettings settings) {
        return place + 1 < keys.size()
                && !now.isBefore(keys.get(place + 1).signsFrom().plus(settings.publishedAfter()));
    }

    private Instant lastTurnEnds(OutboundKeySettings settings) {
        return keys.get(keys.size() - 1).signsFrom().plus(settings.signFor());
    }
}
