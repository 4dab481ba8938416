package care.sij.console.messages;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.messages.View.Deed;
import care.sij.exchange.MessageBrowser.Course;
import care.sij.exchange.MessageBrowser.Line;
import care.sij.exchange.MessageBrowser.Origin;
import care.sij.exchange.MessageBrowser.PartnerGate;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be done about a message as it stands. */
class ViewTest {

    @ParameterizedTest
    @CsvSource({
        "IN, OK, OPEN, ''",
        "IN, REFUSED, OPEN, REPLAY",
        "IN, PARKED, OPEN, RETRY",
        "IN, UNAPPLIED, OPEN, ''",
        "OUT, DEAD, OPEN, RESEND CORRECT DISCARD HOLD",
        "OUT, DEAD, HELD, RESEND CORRECT DISCARD RELEASE",
        "OUT, WITHDRAWN, OPEN, DISCARD HOLD",
        "OUT, IN_CUSTODY, OPEN, RESEND HOLD",
        "OUT, WAITING, HELD, RELEASE",
        "OUT, DELIVERED, OPEN, HOLD",
        "OUT, REPLACED, OPEN, HOLD",
        "OUT, DISCARDED, OPEN, HOLD"
    })
    void followsFromWhereItStands(Way way, Standing standing, PartnerGate gate, String deeds) {
        assertThat(deeds(way, standing, Optional.empty(), gate, Origin.WRITTEN)).isEqualTo(named(deeds));
    }

    /** What was refused is written anew from the record when it is sent again. */
    @ParameterizedTest
    @CsvSource({
        "WRITTEN, refused, RESEND CORRECT DISCARD HOLD",
        "CORRECTED, refused, CORRECT DISCARD HOLD",
        "CORRECTED, too-old, RESEND CORRECT DISCARD HOLD"
    })
    void neverUndoesACorrection(Origin origin, String reason, String deeds) {
        assertThat(deeds(Way.OUT, Standing.DEAD, Optional.of(reason), PartnerGate.OPEN, origin))
                .isEqualTo(named(deeds));
    }

    private static List<Deed> deeds(
            Way way, Standing standing, Optional<String> reason, PartnerGate gate, Origin origin) {
        Line line = new Line(
                new MessageKey(way, "hospital", "m1"), "sij-referral-response", Instant.EPOCH, standing, reason, 0);
        return View.deeds(new Course(line, List.of(), List.of(), List.of(), gate, origin));
    }

    private static List<Deed> named(String deeds) {
        return Arrays.stream(deeds.split(" "))
                .filter(deed -> !deed.isEmpty())
                .map(Deed::valueOf)
                .toList();
    }
}
