package care.sij.exchange.hl7v2out;

import care.sij.exchange.Forecasts.Forecast;
import care.sij.exchange.Forecasts.LeftOut;
import care.sij.exchange.Forecasts.Reason;
import care.sij.exchange.Forecasts.Sending;
import care.sij.partner.Binding.Hl7v2Line;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/** The HL7 v2 messages that a message would be said in. */
public final class LineForecast {

    private LineForecast() {}

    /**
     * In the order in which they would be sent.
     *
     * @param event code of the event of ours that the letter tells
     * @param below URI below which the numbers lie that the partner sends without an authority
     */
    public static Forecast of(Bundle letter, String event, Hl7v2Line line, Optional<String> below) {
        LetterMessages told =
                LetterMessages.of(new Writing(new Letter(letter, event), new Names(line.systems(), below), line));
        return new Forecast(
                told.messages().stream()
                        .map(message -> new Sending(
                                message.type(),
                                "One message, acknowledged before the next is sent.",
                                Optional.of(
                                        new String(message.content().toArray(), line.charset()).replace('\r', '\n'))))
                        .toList(),
                told.losses().stream()
                        .map(loss -> new LeftOut(
                                loss.part(), Reason.valueOf(loss.reason().name())))
                        .toList());
    }
}
