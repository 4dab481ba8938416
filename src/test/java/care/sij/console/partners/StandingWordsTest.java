package care.sij.console.partners;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.TestClient;
import care.sij.exchange.KeyDates.KeyDate;
import care.sij.exchange.KeyDates.Kind;
import care.sij.exchange.Traffic.Day;
import care.sij.exchange.Traffic.Gate;
import care.sij.exchange.Traffic.Standing;
import care.sij.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How partners and their keys stand, in words. */
class StandingWordsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Partner SENDER = TestClient.withEc("sender").registered();

    @ParameterizedTest
    @MethodSource
    void tellsWhatIsMostUrgent(Gate gate, int failures, int dead, Optional<Instant> lastIn, String words) {
        Standing standing =
                new Standing(gate, failures, 0, Optional.empty(), dead, lastIn, Optional.empty(), new Day(0, 0, 0, 0));

        assertThat(Connection.of(SENDER, standing).text()).isEqualTo(words);
    }

    static Stream<Arguments> tellsWhatIsMostUrgent() {
        return Stream.of(
                Arguments.of(new Gate.Held(), 9, 9, Optional.of(NOW), "held"),
                Arguments.of(new Gate.Paused(NOW), 9, 9, Optional.of(NOW), "failing, paused"),
                Arguments.of(new Gate.Open(), 1, 9, Optional.of(NOW), "failing"),
                Arguments.of(new Gate.Open(), 0, 1, Optional.of(NOW), "messages set aside"),
                Arguments.of(new Gate.Open(), 0, 0, Optional.of(NOW), "only sends"),
                Arguments.of(new Gate.Open(), 0, 0, Optional.empty(), "nothing exchanged yet"));
    }

    @ParameterizedTest
    @CsvSource({"0,0,0,0,no messages", "3,1,1,0,25.0 % (1 of 4)", "999,0,1,1,0.1 % (1 of 1000)"})
    void tellsAShareWithItsNumbers(int received, int refused, int sent, int failed, String words) {
        assertThat(Row.rate(new Day(received, refused, sent, failed))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "-1,ended,bad",
        "0,ended,bad",
        "1,1 d left,bad",
        "6,6 d left,bad",
        "7,7 d left,warn",
        "29,29 d left,warn",
        "30,30 d left,good"
    })
    void warnsBeforeAKeyEnds(int days, String words, String tone) {
        KeyDate key = new KeyDate(Kind.THEIRS, "k1", Optional.of(NOW.plus(Duration.ofDays(days))));

        assertThat(KeyLife.of(key, NOW).badge()).isEqualTo(new Badge(words, tone));
    }

    @ParameterizedTest
    @CsvSource({"-1,ended", "0,ended", "1,less than a day left", "86399,less than a day left", "86400,1 d left"})
    void tellsToTheSecondWhetherAKeyHolds(int seconds, String words) {
        KeyDate key = new KeyDate(Kind.THEIRS, "k1", Optional.of(NOW.plusSeconds(seconds)));

        assertThat(KeyLife.of(key, NOW).badge()).isEqualTo(new Badge(words, "bad"));
    }

    @ParameterizedTest
    @CsvSource({"-5,PT5S", "0,PT0S", "5,PT0S"})
    void waitsNeverLessThanNoTime(int told, Duration age) {
        Standing standing = new Standing(
                new Gate.Open(),
                0,
                1,
                Optional.of(NOW.plusSeconds(told)),
                0,
                Optional.empty(),
                Optional.empty(),
                new Day(0, 0, 0, 0));

        assertThat(Row.age(standing, NOW)).contains(age);
        assertThat(Row.age(Standing.NOTHING, NOW)).isEmpty();
    }

    @Test
    void namesInTheListTheKeyThatEndsFirst() {
        assertThat(first(ends(Kind.THEIRS, 40), ends(Kind.CERTIFICATE, 3), ends(Kind.OURS, 1)))
                .isEqualTo(new Badge("3 d left", "bad"));
        assertThat(first(new KeyDate(Kind.PUBLISHED, "https://a.example.org", Optional.empty()))
                        .text())
                .isEqualTo("changed by itself");
        assertThat(first(new KeyDate(Kind.THEIRS, "k1", Optional.empty())).text())
                .isEqualTo("no end stated");
    }

    private static Badge first(KeyDate... keys) {
        return KeyLife.first(Arrays.asList(keys), NOW);
    }

    private static KeyDate ends(Kind kind, int days) {
        return new KeyDate(kind, "k", Optional.of(NOW.plus(Duration.ofDays(days))));
    }

    @Test
    void knowsEachStepsNeighbours() {
        List<Step> walked = Step.walked();
        assertThat(walked.get(0).before()).isEmpty();
        assertThat(walked.get(walked.size() - 1).next()).isEmpty();
        assertThat(Step.REVIEW.before()).contains(Step.TEST);
        assertThat(Step.ADDRESS.next()).contains(Step.SERVER);
    }
}
