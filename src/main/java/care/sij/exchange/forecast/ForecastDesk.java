package care.sij.exchange.forecast;

import care.sij.exchange.Forecasts;
import care.sij.exchange.hl7v2out.LineForecast;
import care.sij.exchange.push.PushForecasts;
import care.sij.fhir.FhirJson;
import care.sij.partner.Binding.FhirRest;
import care.sij.partner.Binding.Hl7v2Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Has each way of sending say what it would send. */
@Component
class ForecastDesk implements Forecasts {

    private final PushForecasts pushes;
    private final FhirJson json;

    ForecastDesk(PushForecasts pushes, FhirJson json) {
        this.pushes = pushes;
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
        withheld.forEach(entry -> leftOut.add(new LeftOut(reference(entry.getResource()), Reason.WITHHELD)));
        return new Forecast(forecast.sendings(), leftOut);
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private Forecast sent(Bundle told, String event, Addressee addressee) {
        if (addressee.binding() instanceof FhirRest rest) {
            return pushes.of(told, event, rest);
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
