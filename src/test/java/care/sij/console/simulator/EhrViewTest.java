package care.sij.console.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.sij.demo.JourneyMessage;
import care.sij.exchange.Forecasts.Addressee;
import care.sij.exchange.Forecasts.Forecast;
import care.sij.exchange.Forecasts.LeftOut;
import care.sij.exchange.Forecasts.Reason;
import care.sij.exchange.Forecasts.Sending;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.partner.Binding.ProcessMessage;
import care.sij.support.Journey;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/** What the page says of what an EHR would be sent. */
class EhrViewTest {

    private static final Sample SAMPLE = sample(6);
    private static final Ehr EHR =
            new Ehr("partner:x", "X", new Addressee(new ProcessMessage(), List.of(), Optional.empty()));

    @Test
    void countsWhatIsLeftOutByTypeAndReason() {
        EhrView view = EhrView.of(
                SAMPLE,
                EHR,
                new Forecast(
                        List.of(new Sending("POST Observation", "why", Optional.of("{\"a\":1}"))),
                        List.of(
                                new LeftOut("Task/1", Reason.TYPE_NOT_TAKEN),
                                new LeftOut("Task/2", Reason.TYPE_NOT_TAKEN),
                                new LeftOut("Task/3", Reason.NO_CREATE))));

        assertThat(view.left())
                .extracting(EhrView.Left::type, EhrView.Left::times)
                .containsExactlyInAnyOrder(tuple("Task", 2), tuple("Task", 1));
        assertThat(view.verdict()).startsWith("Some of it");
        assertThat(view.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.place()).isEqualTo(1));
    }

    @Test
    void saysWhenAllOrNothingIsSent() {
        Sending sending = new Sending("ORU^R01", "why", Optional.of("MSH|"));

        assertThat(EhrView.of(SAMPLE, EHR, new Forecast(List.of(sending), List.of()))
                        .verdict())
                .startsWith("All of it");
        assertThat(EhrView.of(SAMPLE, EHR, new Forecast(List.of(), List.of())).verdict())
                .startsWith("Nothing");
    }

    @Test
    void namesWhatIsToldInAPoorerForm() {
        String resource = """
                {"resourceType":"QuestionnaireResponse",
                 "identifier":{"system":"http://sij-pathways.example.org/fhir/sid/resource","value":"1"},
                 "author":{"type":"Practitioner",
                    "identifier":{"system":"http://sij-pathways.example.org/fhir/sid/resource","value":"2"}},
                 "_authored":{"extension":[
                    {"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}}""";

        assertThat(EhrView.degraded(Json.read(resource))).hasSize(2).allMatch(note -> note.endsWith(": 1"));
        assertThat(EhrView.degraded(Json.read("MSH|"))).isEmpty();
    }

    @Test
    void tellsTheHospitalOfThePatientByItsOwnNumber() {
        Bundle letter = SampleLetter.of(SAMPLE, sample(0));
        String text = new FhirJson(FhirR4.context()).encode(letter).asUtf8();

        assertThat(text)
                .contains("\"system\":\"http://demo-hospital.example.org/mrn\"")
                .doesNotContain("\"reference\":\"urn:uuid:");
        assertThat(letter.getEntry())
                .allMatch(entry -> entry.getResource().getIdElement().hasIdPart());
    }

    private static Sample sample(int place) {
        Journey.Message message = Journey.named("J1").messages().get(place);
        return new Sample(new JourneyMessage("J1", place + 1, 26, message.client(), message.event(), message.json()));
    }
}
