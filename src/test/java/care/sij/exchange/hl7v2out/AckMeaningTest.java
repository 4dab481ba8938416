package care.sij.exchange.hl7v2out;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.delivery.Disposition;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.exchange.delivery.Reason;
import care.sij.exchange.hl7v2out.AckMeaning.Repeated;
import care.sij.partner.CapabilityProfiles;
import care.sij.record.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of acknowledgements, and what it means. */
class AckMeaningTest {

    private static final String HEADER = "MSH|^~\\&|EHR|H|SIJ|SIJ|20260101||ACK^I12^ACK|A1|P|2.5.1\r";

    @ParameterizedTest(name = "{0} {1}, refused {2} times before, {3}")
    @CsvSource({
        "AA, '', 1, FIRST, DELIVERED TAKEN",
        "CA, '', 1, FIRST, DELIVERED TAKEN",
        "AE, 100, 1, FIRST, DEAD REFUSED",
        "AE, 101, 1, FIRST, DEAD REFUSED",
        "AE, 102, 3, AGAIN, DEAD REFUSED",
        "AE, 103, 1, FIRST, DEAD REFUSED",
        "AE, 204, 1, FIRST, DEAD REFUSED",
        "AE, 205, 1, FIRST, DEAD REFUSED",
        "AE, 205, 2, AGAIN, DELIVERED TAKEN",
        "AE, 206, 1, FIRST, again BUSY",
        "AE, 207, 20, AGAIN, again FAILING",
        "AR, 200, 1, FIRST, DEAD NOT_THERE",
        "AR, 201, 1, FIRST, DEAD NOT_THERE",
        "AR, 202, 1, FIRST, DEAD NOT_THERE",
        "AR, 203, 1, FIRST, DEAD NOT_THERE",
        "AR, 207, 1, FIRST, again FAILING",
        "CR, 200, 1, FIRST, DEAD NOT_THERE",
        "CE, 207, 1, FIRST, again FAILING",
        "CE, '', 30, AGAIN, again BUSY",
        "CR, '', 1, FIRST, DEAD REFUSED",
        "AR, '', 1, FIRST, DEAD REFUSED",
        "AE, '', 6, AGAIN, again FAILING",
        "AE, '', 7, AGAIN, DEAD REFUSED",
        "AE, 999, 1, FIRST, again FAILING"
    })
    void ofCodes(String code, String error, int unexplained, Repeated repeated, String expected) {
        String err = error.isEmpty() ? "" : "ERR||PID^1^3|" + error + "^Synthetic^HL70357|E\r";
        Ack ack = Ack.read(Bytes.utf8(HEADER + "MSA|" + code + "|M1\r" + err)).orElseThrow();

        assertThat(said(meaning(unexplained, repeated).of(new Heard.Acknowledged(ack))))
                .isEqualTo(expected);
    }

    @Test
    void ofWhatIsNoAcknowledgement() {
        assertThat(said(meaning(1, Repeated.FIRST).of(new Heard.Silence()))).isEqualTo("again SILENT");
        assertThat(said(meaning(1, Repeated.FIRST).of(new Heard.Broken()))).isEqualTo("again UNREACHABLE");
        assertThat(said(meaning(1, Repeated.FIRST).of(new Heard.Unintelligible(Bytes.utf8("?")))))
                .isEqualTo("again UNINTELLIGIBLE");
        assertThat(said(meaning(1, Repeated.FIRST).of(new Heard.Unreached(Reason.UNREACHABLE))))
                .isEqualTo("again UNREACHABLE");
        assertThat(said(meaning(1, Repeated.FIRST).of(new Heard.Unreached(Reason.SILENT))))
                .isEqualTo("again SILENT");
    }

    @ParameterizedTest
    @CsvSource({"AE, '', true", "AE, 999, true", "AE, 207, false", "AA, '', false", "CE, '', false", "AR, '', false"})
    void saysWhatIsLeftUnexplained(String code, String error, boolean unexplained) {
        String err = error.isEmpty() ? "" : "ERR||PID^1^3|" + error + "^Synthetic^HL70357|E\r";
        Ack ack = Ack.read(Bytes.utf8(HEADER + "MSA|" + code + "|M1\r" + err)).orElseThrow();

        assertThat(meaning(0, Repeated.FIRST).isUnexplained(new Heard.Acknowledged(ack)))
                .isEqualTo(unexplained);
    }

    @Test
    void ofOneThatIsKeptAndNotYetProcessed() {
        Ack ack = Ack.read(Bytes.utf8(HEADER + "MSA|CA|M1\r")).orElseThrow();

        assertThat(said(meaning(1, Repeated.FIRST).of(new Heard.Kept(ack)))).isEqualTo("IN_CUSTODY TAKEN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            MSA|AE|M1#ERR||PID^1^3|101^Required^HL70357|E        ; 101
            MSA|AE|M1#ERR|PID^1^3^102&Data type&HL70357          ; 102
            MSA|AE|M1|words|||103^Table value^HL70357            ; 103
            MSA|AE|M1#ERR|||0^ok^HL70357|I#ERR|||204^Key^HL70357 ; 0
            MSA|AE|M1#ERR|||Failed                               ; ''
            MSA|AE|M1                                            ; ''
            """)
    void findsTheErrorWhereReceiversPutIt(String segments, String error) {
        Ack ack = Ack.read(Bytes.utf8(HEADER + segments.replace('#', '\r') + "\r"))
                .orElseThrow();

        assertThat(ack.error().orElse("")).isEqualTo(error);
        assertThat(ack.controlId()).isEqualTo("M1");
    }

    @ParameterizedTest
    @CsvSource({"MSA|XX|M1", "PID|1", "MSA|AA"})
    void readsNothingElseAsAnAcknowledgement(String segment) {
        assertThat(Ack.read(Bytes.utf8(HEADER + segment + "\r"))).isEmpty();
        assertThat(Ack.read(Bytes.utf8("<html>Sign in</html>"))).isEmpty();
        assertThat(Ack.read(Bytes.EMPTY)).isEmpty();
    }

    @Test
    void readsTheDelimitersOfTheReceiver() {
        Ack ack = Ack.read(Bytes.utf8("MSH#*$!%#EHR\rMSA#AE#M1\rERR###101*Required\r"))
                .orElseThrow();

        assertThat(ack.code() + ack.controlId() + ack.error().orElse("")).isEqualTo("AEM1101");
    }

    private static AckMeaning meaning(int unexplained, Repeated repeated) {
        return new AckMeaning(
                CapabilityProfiles.named("generic-v2").orElseThrow(), new AckMeaning.Sending(unexplained, repeated));
    }

    private static String said(Disposition disposition) {
        return (disposition instanceof Settle settle ? settle.as().name() : "again") + " "
                + disposition.report().reason();
    }
}
