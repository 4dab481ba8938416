package care.sij.exchange.push;

import care.sij.exchange.Forecasts.Forecast;
import care.sij.partner.Binding.FhirRest;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Foresees how messages would be written into EHRs, resource by resource. */
@Component
public class PushForecasts {

    private final RemoteForm form;

    PushForecasts(RemoteForm form) {
        this.form = form;
    }

    /**
     * The requests, in order, to an EHR that holds nothing of it yet.
     *
     * @param event code of the event of ours that the letter tells
     */
    public Forecast of(Bundle letter, String event, FhirRest binding) {
        return new PushForecast(letter, binding, form).of(PushPlan.of(letter, event, binding.profile()));
    }
}
