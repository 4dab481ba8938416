package care.sij.console.messages;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.Forecasts.Forecast;
import care.sij.exchange.Forecasts.LeftOut;
import care.sij.exchange.Forecasts.Reason;
import care.sij.exchange.Forecasts.Sending;
import care.sij.exchange.MessageContents.Wire;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a partner is sent that takes no messages, as one text. */
class SentTextTest {

    @Test
    void namesEachInItsOrderAndWhatIsLeftOut() {
        Forecast made = new Forecast(
                List.of(
                        new Sending("GET Patient", "Finds it.", Optional.empty()),
                        new Sending("POST Goal", "Writes it.", Optional.of("{\"value\":7.00}")),
                        new Sending("RRI^I12", "One.", Optional.of("MSH|^~\\&\nPID|1"))),
                List.of(new LeftOut("Task/1", Reason.NO_PLACE)));

        assertThat(SentText.of(made).lines())
                .containsExactly(
                        "GET Patient",
                        "Finds it.",
                        "",
                        "POST Goal",
                        "Writes it.",
                        "{",
                        "  \"value\" : 7.00",
                        "}",
                        "",
                        "RRI^I12",
                        "One.",
                        "MSH|^~\\&",
                        "PID|1",
                        "",
                        "Left out: Task/1. No message of this event has a place for it.");
    }

    @Test
    void saysWhenNothingIsSent() {
        assertThat(SentText.of(new Forecast(List.of(), List.of()))).startsWith("Nothing is sent");
    }

    @ParameterizedTest
    @CsvSource({"HL7_V2, made anew now", "FHIR_REST, its ids are made up here", "UNKNOWN, not known in which form"})
    void warnsThatItNeedNotBeWhatWentOut(Wire wire, String words) {
        assertThat(SentText.caution(wire)).contains(words);
        assertThat(SentText.caution(Wire.MESSAGE)).isEmpty();
    }
}
