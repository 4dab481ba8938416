package care.sij.exchange.outbound;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.sij.exchange.outbound.KeyRing.Turn;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key signs for thirty days, is published two days before that and three days after. */
class KeyRingTest {

    private static final OutboundKeySettings SETTINGS =
            new OutboundKeySettings(Duration.ofDays(30), Duration.ofDays(2), Duration.ofDays(3));
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Map<String, RSAKey> KEYS = Map.of("one", key("one"), "two", key("two"), "three", key("three"));
    private static final KeyRing RING = new KeyRing(List.of(turn("two", 30), turn("one", 0), turn("three", 60)));

    @ParameterizedTest
    @CsvSource({
        // day, signs, published
        "-1, one, one two three",
        "0, one, one two three",
        "29.999, one, one two three",
        "30, two, one two three",
        "32.999, two, one two three",
        "33, two, two three",
        "60, three, two three",
        "63, three, three",
        "500, three, three",
    })
    void handsOverWithOverlap(double day, String signs, String published) {
        Instant now = day(day);

        assertThat(RING.signing(now).getKeyID()).isEqualTo(signs);
        assertThat(kids(RING.published(now, SETTINGS))).isEqualTo(published);
        assertThat((kids(RING.wornOut(now, SETTINGS)) + " " + published).strip())
                .isEqualTo("one two three");
    }

    @ParameterizedTest
    @CsvSource({
        // day, whether the key after that of day 60 is due, from when it signs
        "60, false, 90",
        "87.999, false, 90",
        "88, true, 90",
        "89, true, 91",
        "400, true, 402",
    })
    void announcesTheNextKeyInTimeAndNeverSignsUnannounced(double day, boolean due, double signsFrom) {
        assertThat(RING.needsNext(day(day), SETTINGS)).isEqualTo(due);
        assertThat(RING.nextSignsFrom(day(day), SETTINGS)).isEqualTo(day(signsFrom));
    }

    @Test
    void letsTheFirstKeySignAtOnce() {
        KeyRing none = new KeyRing(List.of());

        assertThat(none.needsNext(START, SETTINGS)).isTrue();
        assertThat(none.nextSignsFrom(START, SETTINGS)).isEqualTo(START);
    }

    @ParameterizedTest
    @CsvSource({"P30D, PT9M, P1D", "P30D, P1D, PT9M", "P1D, P1D, P1D"})
    void refusesPeriodsThatLeaveAPartnerWithoutTheKey(Duration signFor, Duration before, Duration after) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutboundKeySettings(signFor, before, after))
                .withMessageContaining("sij.outbound-keys");
    }

    private static String kids(List<RSAKey> keys) {
        return keys.stream().map(RSAKey::getKeyID).collect(joining(" "));
    }

    private static Turn turn(String kid, int day) {
        return new Turn(KEYS.get(kid), day(day));
    }

    private static Instant day(double day) {
        return START.plusMillis(Math.round(day * Duration.ofDays(1).toMillis()));
    }

    private static RSAKey key(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
