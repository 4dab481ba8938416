package care.sij.exchange.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.Forecasts;
import care.sij.exchange.Forecasts.Addressee;
import care.sij.exchange.Forecasts.Forecast;
import care.sij.exchange.Forecasts.LeftOut;
import care.sij.exchange.Forecasts.Reason;
import care.sij.exchange.Forecasts.Sending;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.partner.Binding;
import care.sij.partner.Binding.FhirRest;
import care.sij.partner.Binding.ProcessMessage;
import care.sij.partner.CapabilityProfiles;
import care.sij.record.Bytes;
import care.sij.support.Journey;
import care.sij.support.WholeService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/** What partners would be sent, by their bindings and by what is kept from them. */
class ForecastIT {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    @Test
    void leavesOutWhatIsWithheld() {
        Forecast forecast =
                of(new FhirRest(CapabilityProfiles.named("epic").orElseThrow(), Map.of()), List.of("Observation"));

        assertThat(forecast.sendings()).extracting(Sending::does).doesNotContain("POST Observation");
        assertThat(forecast.leftOut())
                .filteredOn(one -> one.resource().startsWith("Observation/"))
                .hasSize(10)
                .extracting(LeftOut::reason)
                .containsOnly(Reason.WITHHELD);
    }

    @Test
    void sendsAWholeMessageInOneRequest() {
        assertThat(of(new ProcessMessage(), List.of()).sendings())
                .extracting(Sending::does)
                .containsExactly("POST $process-message");
    }

    private static Forecast of(Binding binding, List<String> withheld) {
        Bundle letter =
                JSON.read(Bytes.utf8(Journey.named("J1").messages().get(3).json()), Bundle.class);
        letter.getEntry()
                .forEach(entry -> entry.getResource().setId(entry.getFullUrl().replace("urn:uuid:", "")));
        return WholeService.bean(Forecasts.class)
                .of(letter, "sij-consult-note", new Addressee(binding, withheld, Optional.empty()));
    }
}
