package care.sij.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Renew;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.FhirXml;
import care.sij.record.Bytes;
import care.sij.support.SimulatedPartner;
import care.sij.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The retry classes of exchange.md 4.3, as a table. */
class ReplyReaderTest {

    private static final String MESSAGE = "11111111-1111-4111-8111-111111111111";
    private static final String OTHER = "22222222-2222-4222-8222-222222222222";

    private final ReplyReader reader = new ReplyReader(
            new FhirJson(FhirR4.context()),
            new FhirXml(FhirR4.context()),
            new FailedReplies(new TestClock(Instant.parse("2026-03-01T12:00:00Z"))));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "202, IN_CUSTODY TAKEN",
        "204, DELIVERED TAKEN",
        "301, DEAD NOT_THERE",
        "307, DEAD NOT_THERE",
        "400, DEAD REFUSED",
        "401, RENEW UNAUTHORIZED",
        "403, DEAD FORBIDDEN",
        "404, DEAD NOT_THERE",
        "405, DEAD NOT_THERE",
        "408, AGAIN BUSY",
        "409, AGAIN BUSY",
        "410, DEAD NOT_THERE",
        "412, AGAIN BUSY",
        "413, DEAD REFUSED",
        "415, DEAD REFUSED",
        "422, DEAD REFUSED",
        "425, AGAIN BUSY",
        "429, AGAIN BUSY",
        "500, AGAIN FAILING",
        "501, DEAD NOT_THERE",
        "502, AGAIN FAILING",
        "503, AGAIN BUSY",
        "504, AGAIN FAILING"
    })
    void followsTheStatus(int status, String what) {
        assertThat(told(answered(status, "<html><body>what a gateway writes</body></html>")))
                .isEqualTo(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"resourceType\":\"Bundle\",\"type\":\"searchset\"} | TAKEN",
                "200 | {\"resourceType\":\"Bundle\",\"type\":\"message\"} | UNINTELLIGIBLE",
                "200 | <html>Welcome</html> | UNINTELLIGIBLE",
                "401 | {} | UNAUTHORIZED",
                "404 | {} | NOT_THERE"
            })
    void knowsASearchsetFromWhatIsNone(int status, String body, Reason reason) {
        assertThat(reader.found(answered(status, body)).reason()).isEqualTo(reason);
    }

    @Test
    void followsTheCodeOfTheAnswer() {
        assertThat(told(answered(200, SimulatedPartner.answer(MESSAGE, "ok")))).isEqualTo("DELIVERED TAKEN");
        assertThat(told(answered(200, SimulatedPartner.answer(MESSAGE, "transient-error"))))
                .isEqualTo("AGAIN BUSY");
        assertThat(told(answered(200, SimulatedPartner.answer(MESSAGE, "fatal-error"))))
                .isEqualTo("DEAD REFUSED");
    }

    @Test
    void sendsAgainWhenNoAnswerCanBeSeen() {
        String ok = SimulatedPartner.answer(MESSAGE, "ok");
        assertThat(told(answered(200, ""))).isEqualTo("AGAIN UNINTELLIGIBLE");
        assertThat(told(answered(200, "<html><body>Sign in</body></html>"))).isEqualTo("AGAIN UNINTELLIGIBLE");
        assertThat(told(answered(200, ok.substring(0, ok.length() - 20)))).isEqualTo("AGAIN UNINTELLIGIBLE");
        assertThat(told(answered(200, SimulatedPartner.answer(OTHER, "ok")))).isEqualTo("AGAIN UNINTELLIGIBLE");
        assertThat(told(answered(200, "{\"resourceType\":\"Patient\"}"))).isEqualTo("AGAIN UNINTELLIGIBLE");
        assertThat(told(new Reply.Broken())).isEqualTo("AGAIN UNREACHABLE");
        assertThat(told(new Reply.Silence())).isEqualTo("AGAIN SILENT");
    }

    @Test
    void readsAnOutcomeThatComesAlone() {
        assertThat(told(answered(200, outcome("error")))).isEqualTo("DEAD REFUSED");
        assertThat(told(answered(200, outcome("fatal")))).isEqualTo("DEAD REFUSED");
        assertThat(told(answered(200, outcome("warning")))).isEqualTo("DELIVERED TAKEN");
    }

    @Test
    void readsAnswersInXmlWhateverTheContentTypeSays() {
        String xml = "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"message\"/><entry><resource><MessageHeader>"
                + "<response><identifier value=\"" + MESSAGE + "\"/><code value=\"ok\"/></response>"
                + "</MessageHeader></resource></entry></Bundle>";
        assertThat(told(answered(200, xml))).isEqualTo("DELIVERED TAKEN");
    }

    @ParameterizedTest(name = "{0} with Retry-After {1} -> {2} s")
    @CsvSource({
        "503, 7, 7",
        "429, 'Sun, 01 Mar 2026 12:02:00 GMT', 120",
        "429, 'Sun, 01 Mar 2026 11:00:00 GMT', 0",
        "503, 99999999, 86400",
        "503, soon, -1",
        "503, '', -1",
        "429, '', 60"
    })
    void waitsAsLongAsItIsAsked(int status, String header, long seconds) {
        Reply reply = new Reply.Answered(status, Map.of("retry-after", List.of(header)), Bytes.EMPTY);
        Again again = (Again) reader.read(reply, MESSAGE);
        assertThat(again.notBefore().map(Duration::toSeconds).orElse(-1L)).isEqualTo(seconds);
    }

    private String told(Reply reply) {
        Disposition disposition = reader.read(reply, MESSAGE);
        String kind = disposition instanceof Settle settle
                ? settle.as().name()
                : disposition instanceof Renew ? "RENEW" : "AGAIN";
        return kind + " " + disposition.report().reason();
    }

    private static Reply answered(int status, String body) {
        return new Reply.Answered(status, Map.of(), Bytes.utf8(body));
    }

    private static String outcome(String severity) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"" + severity
                + "\",\"code\":\"invalid\"}]}";
    }
}
