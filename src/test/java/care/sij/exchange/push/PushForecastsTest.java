package care.sij.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.Forecasts.Forecast;
import care.sij.exchange.Forecasts.LeftOut;
import care.sij.exchange.Forecasts.Reason;
import care.sij.exchange.Forecasts.Sending;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.partner.Binding.FhirRest;
import care.sij.partner.CapabilityProfiles;
import care.sij.record.Bytes;
import care.sij.support.Journey;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What EHRs would be sent of a consultation's note. */
class PushForecastsTest {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final String EVENT = "sij-consult-note";
    private final PushForecasts pushes = new PushForecasts(new RemoteForm(FhirR4.context(), JSON));

    @Test
    void findsThePatientFirstAndReadsBackWhatItWrites() {
        List<String> does = of("epic").sendings().stream().map(Sending::does).toList();

        assertThat(does.get(0)).startsWith("GET Patient?identifier=");
        assertThat(does.indexOf("POST DocumentReference")).isPositive();
        assertThat(does.get(does.indexOf("POST DocumentReference") - 1))
                .startsWith("GET DocumentReference?patient=its-id-there&identifier=");
        assertThat(does.get(does.indexOf("POST DocumentReference") + 1)).startsWith("GET DocumentReference/");
    }

    @Test
    void writesWithoutOurIds() {
        assertThat(of("epic").sendings())
                .filteredOn(sending -> sending.does().equals("POST Observation"))
                .isNotEmpty()
                .allSatisfy(sending -> assertThat(sending.content().orElseThrow())
                        .doesNotContain("\"id\":")
                        .contains("http://sij-pathways.example.org/fhir/sid/resource"));
    }

    @Test
    void sendsNothingAtAllWhereNothingIsTaken() {
        Forecast forecast = of("athena");

        assertThat(forecast.sendings()).isEmpty();
        assertThat(forecast.leftOut()).isNotEmpty().extracting(LeftOut::reason).containsOnly(Reason.TYPE_NOT_TAKEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = LossReason.class,
            names = {"TYPE_NOT_TAKEN", "CATEGORY_NOT_TAKEN", "NO_CREATE"})
    void hasWordsForEachLossThatIsKnownBefore(LossReason reason) {
        assertThat(Reason.valueOf(reason.name()).words()).endsWith(".");
    }

    private Forecast of(String profile) {
        Bundle letter =
                JSON.read(Bytes.utf8(Journey.named("J1").messages().get(3).json()), Bundle.class);
        letter.getEntry()
                .forEach(entry -> entry.getResource().setId(entry.getFullUrl().replace("urn:uuid:", "")));
        return pushes.of(
                letter, EVENT, new FhirRest(CapabilityProfiles.named(profile).orElseThrow(), Map.of()));
    }
}
