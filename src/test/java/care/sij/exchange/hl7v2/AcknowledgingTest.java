package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HL7 v2.5.1, 2.9.2 and 2.9.3, with table 0155. */
class AcknowledgingTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', TAKEN, AA",
        "'', '', LATER, AE",
        "'', '', REFUSED, AE",
        "'', '', UNREADABLE, AE",
        "'', '', REJECTED, AR",
        "AL, AL, TAKEN, CA AA",
        "AL, AL, REFUSED, CA AE",
        "AL, AL, LATER, CE",
        "AL, AL, UNREADABLE, CR",
        "AL, AL, REJECTED, CR",
        "AL, NE, TAKEN, CA",
        "NE, AL, TAKEN, AA",
        "NE, AL, REJECTED, AR",
        "NE, NE, REJECTED, ''",
        "ER, ER, TAKEN, ''",
        "ER, ER, REFUSED, AE",
        "SU, SU, TAKEN, CA AA",
        "SU, SU, REJECTED, ''",
        "'', AL, LATER, AE"
    })
    void followsWhatTheHeaderAsksFor(String accept, String application, Verdict verdict, String codes) {
        assertThat(String.join(" ", new Acknowledging(accept, application).codes(verdict)))
                .isEqualTo(codes);
    }
}
