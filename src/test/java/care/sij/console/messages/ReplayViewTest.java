package care.sij.console.messages;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.messages.ReplayView.Offer;
import care.sij.exchange.MessageBrowser.Line;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import care.sij.exchange.MessageReplay.Answered;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a message that was tried or processed for real, and whether it can be processed from there. */
class ReplayViewTest {

    @ParameterizedTest
    @CsvSource({
        "OK, REFUSED, false, PROCESS",
        "OK, REFUSED, true, NOTHING",
        "OK, OK, false, NOTHING",
        "REFUSED, REFUSED, false, NOTHING",
        "LATER, REFUSED, false, NOTHING"
    })
    void offersAfterADryRunWhatWasRefusedAndNotProcessedYet(
            Answered answered, Standing standing, boolean processed, Offer offer) {
        ReplayView view = ReplayView.dry(answered, standing, before(processed));

        assertThat(view.title()).isEqualTo("Dry run");
        assertThat(view.told()).contains("Nothing of this is kept");
        assertThat(view.offer()).isEqualTo(offer);
    }

    @ParameterizedTest
    @CsvSource({
        "OK, false, Processed for real, was processed under new ids., good, NOTHING",
        "REFUSED, false, Refused again, was refused under new ids too, bad, NOTHING",
        "LATER, false, Not processed, Nothing was done, bad, PROCESS_AFTER_ALL",
        "OK, true, Processed before, Nothing was done, good, NOTHING",
        "REFUSED, true, Processed before, Nothing was done, bad, NOTHING",
        "LATER, true, Not processed, Nothing was done, bad, NOTHING"
    })
    void saysWhatCameOfIt(Answered answered, boolean processed, String title, String told, String tone, Offer offer) {
        ReplayView view = ReplayView.real(answered, before(processed));

        assertThat(view.title()).isEqualTo(title);
        assertThat(view.told()).contains(told);
        assertThat(view.tone()).isEqualTo(tone);
        assertThat(view.offer()).isEqualTo(offer);
    }

    private static Optional<Line> before(boolean processed) {
        Line line = new Line(
                new MessageKey(Way.IN, "clinic", "m1").again(),
                "sij-consult-note",
                Instant.EPOCH,
                Standing.OK,
                Optional.empty(),
                0);
        return Optional.of(line).filter(one -> processed);
    }
}
