package care.sij.console.partners;

import care.sij.exchange.KeyDates.KeyDate;
import care.sij.exchange.KeyDates.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Until when a key or certificate holds, and what is to be done about it.
 *
 * @param whose in words
 */
record KeyLife(String whose, String name, Optional<Instant> ends, Badge badge, String todo) {

    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration VERY_SOON = Duration.ofDays(7);

    static KeyLife of(KeyDate key, Instant now) {
        return switch (key.kind()) {
            case THEIRS ->
                new KeyLife(
                        "The partner's key",
                        key.name(),
                        key.ends(),
                        badge(key, now),
                        "Ask it for the next key in time, and add it to the configuration beside this one.");
            case PUBLISHED ->
                new KeyLife(
                        "The partner's keys",
                        key.name(),
                        key.ends(),
                        new Badge("changed by itself", "good"),
                        "Nothing: the partner changes them at this address.");
            case OURS ->
                new KeyLife(
                        "Our key",
                        key.name(),
                        key.ends(),
                        new Badge("changed by itself", "good"),
                        "Nothing: the next key is published a while before. The partner reads our key set each day.");
            case CERTIFICATE ->
                new KeyLife(
                        "Our certificate",
                        key.name(),
                        key.ends(),
                        badge(key, now),
                        "Renew the files of this SSL bundle; tell the partner before if it knows the certificate itself.");
        };
    }

    private static Badge badge(KeyDate key, Instant now) {
        return key.ends().map(end -> badge(Duration.between(now, end))).orElseGet(() -> new Badge("no end stated", ""));
    }

    private static Badge badge(Duration left) {
        if (left.isNegative() || left.isZero()) {
            return new Badge("ended", "bad");
        }
        String text = left.toDays() == 0 ? "less than a day left" : left.toDays() + " d left";
        return new Badge(text, left.compareTo(VERY_SOON) < 0 ? "bad" : left.compareTo(SOON) < 0 ? "warn" : "good");
    }

    /** The one that somebody has to look after first. */
    static Badge first(List<KeyDate> keys, Instant now) {
        return keys.stream()
                .filter(key -> key.ends().isPresent() && key.kind() != Kind.OURS)
                .min(Comparator.comparing(key -> key.ends().orElseThrow()))
                .map(key -> badge(key, now))
                .orElseGet(() -> keys.stream().anyMatch(key -> key.kind() == Kind.PUBLISHED)
                        ? new Badge("changed by itself", "good")
                        : new Badge("no end stated", ""));
    }
}
