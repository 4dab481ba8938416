package care.sij.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.delivery.Disposition;
import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.FailedReplies;
import care.sij.exchange.delivery.Reply;
import care.sij.exchange.push.Outcome.Done;
import care.sij.exchange.push.Outcome.Impossible;
import care.sij.exchange.push.Outcome.Refused;
import care.sij.exchange.push.Outcome.Stop;
import care.sij.partner.CapabilityProfiles;
import care.sij.record.Bytes;
import care.sij.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The retry classes of exchange.md 4.3 for single writes, as a table. */
class OutcomeReaderTest {

    private final OutcomeReader reader =
            new OutcomeReader(new FailedReplies(new TestClock(Instant.parse("2026-03-01T12:00:00Z"))));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "200, DONE",
        "201, DONE",
        "301, STOP Settle NOT_THERE",
        "400, REFUSED",
        "401, STOP Again UNAUTHORIZED",
        "403, STOP Settle FORBIDDEN",
        "404, IMPOSSIBLE",
        "405, IMPOSSIBLE",
        "408, STOP Again BUSY",
        "409, STOP Again BUSY",
        "412, STOP Again BUSY",
        "422, REFUSED",
        "429, STOP Again BUSY",
        "500, STOP Again FAILING",
        "501, IMPOSSIBLE",
        "502, STOP Again FAILING",
        "503, STOP Again BUSY"
    })
    void followsTheStatus(int status, String what) {
        assertThat(told(status, "<html><body>what a gateway writes</body></html>"))
                .isEqualTo(what);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "400, 59187, REFUSED",
        "400, 59141, STOP Again BUSY",
        "400, 4107, STOP Again MOVED",
        "200, 4130, STOP Settle FORBIDDEN",
        "500, 4131, STOP Settle FORBIDDEN",
        "400, 14130, REFUSED",
        "403, 40000, REFUSED"
    })
    void followsTheVendorsCodeBeforeTheStatus(int status, String code, String what) {
        assertThat(told(status, outcome("error", "processing", code))).isEqualTo(what);
        assertThat(told(
                        status,
                        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + outcome("fatal", "processing", code)
                                + "}]}"))
                .isEqualTo(what);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "error, throttled, STOP Again FAILING",
        "fatal, transient, STOP Again FAILING",
        "error, invalid, REFUSED",
        "warning, invalid, DONE",
        "information, not-found, DONE"
    })
    void readsAnOutcomeThatComesWithA200(String severity, String code, String what) {
        assertThat(told(200, outcome(severity, code, "1"))).isEqualTo(what);
    }

    @Test
    void waitsAMinuteWhenAskedForFewerRequests() {
        Stop stop = (Stop) read(429, "");
        assertThat(((Again) stop.disposition()).notBefore()).contains(Duration.ofMinutes(1));
    }

    @Test
    void stopsWhenThereIsNoAnswer() {
        assertThat(told(new Reply.Broken())).isEqualTo("STOP Again UNREACHABLE");
        assertThat(told(new Reply.Silence())).isEqualTo("STOP Again SILENT");
    }

    private String told(int status, String body) {
        return told(read(status, body));
    }

    private String told(Reply reply) {
        return told(reader.read(reply, CapabilityProfiles.named("epic").orElseThrow()));
    }

    private Outcome read(int status, String body) {
        return reader.read(
                new Reply.Answered(status, Map.of(), Bytes.utf8(body)),
                CapabilityProfiles.named("epic").orElseThrow());
    }

    private static String told(Outcome outcome) {
        if (outcome instanceof Stop stop) {
            Disposition disposition = stop.disposition();
            return "STOP " + disposition.getClass().getSimpleName() + " "
                    + disposition.report().reason();
        }
        return outcome instanceof Done
                ? "DONE"
                : outcome instanceof Refused ? "REFUSED" : outcome instanceof Impossible ? "IMPOSSIBLE" : "";
    }

    private static String outcome(String severity, String code, String vendor) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"" + severity + "\",\"code\":\"" + code
                + "\",\"details\":{\"coding\":[{\"system\":\"urn:oid:1.2\",\"code\":\"" + vendor + "\"}]}}]}";
    }
}
