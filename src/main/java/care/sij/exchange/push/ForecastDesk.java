package care.sij.exchange.push;

import care.sij.exchange.Forecasts;
import care.sij.exchange.hl7v2out.LineForecast;
import care.sij.fhir.FhirJson;
import care.sij.partner.Binding.FhirRest;
import care.sij.partner.Binding.Hl7v2Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.springframework.stereotype.Component;

/** Has each way of sending say what it would send. */
@Component
class ForecastDesk implements Forecasts {

    private final RemoteForm form;
    private final FhirJson json;

    ForecastDesk(RemoteForm form, FhirJson json) {
        this.form = form;
        this.json = json;
    }

    @Override
    public Forecast of(Bundle letter, String event, Addressee addressee) {
        Bundle told = letter.copy();
        List<BundleEntryComponent> withheld = told.getEntry().stream()
                .filter(entry ->
                        addressee.withheldTypes().contains(entry.getResource().fhirType()))
                .toList();
        told.getEntry().removeAll(withheld);
        Forecast forecast = sent(told, event, addressee);
        List<LeftOut> leftOut = new ArrayList<>(forecast.leftOut());
        withheld.forEach(
                entry -> leftOut.add(new LeftOut(Part.of(entry.getResource()).reference(), Reason.WITHHELD)));
        return new Forecast(forecast.sendings(), leftOut);
    }

    private Forecast sent(Bundle told, String event, Addressee addressee) {
        if (addressee.binding() instanceof FhirRest rest) {
            return new PushForecast(told, rest, form).of(PushPlan.of(told, event, rest.profile()));
        }
        if (addressee.binding() instanceof Hl7v2Line line) {
            return LineForecast.of(told, event, line, addressee.below());
        }
        return new Forecast(
                List.of(new Sending(
                        "POST $process-message",
                        "The whole message, in one request.",
                        Optional.of(json.encode(told).asUtf8()))),
                List.of());
    }
}
