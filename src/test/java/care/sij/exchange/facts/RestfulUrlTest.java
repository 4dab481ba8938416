package care.sij.exchange.facts;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.facts.Contents.Part;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestfulUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://h.example.org/fhir/Observation/1, https://h.example.org/fhir/Observation/1",
        "http://h.example.org/Observation/a-1.b, http://h.example.org/Observation/a-1.b",
        "https://h.example.org/fhir/Observation/1/_history/3, https://h.example.org/fhir/Observation/1",
    })
    void readsAddressesOfResourcesWithoutTheirVersion(String url, String read) {
        assertThat(RestfulUrl.of(url)).map(RestfulUrl::text).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "urn:uuid:00000000-0000-4000-8000-000000000000",
                "Observation/1",
                "https://h.example.org/fhir/Observation",
                "https://h.example.org/fhir/Nonsense/1",
                "https://h.example.org/fhir/Observation/1/more",
                "https://h.example.org/fhir/Observation/1?x=y",
                "https://h.example.org/fhir/Observation/1#part",
                "ftp://h.example.org/fhir/Observation/1",
                "Observation?identifier=https://h.example.org/Observation/1",
            })
    void readsNothingElse(String url) {
        assertThat(RestfulUrl.of(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h.example.org/fhir/Observation/1/_history/3",
                "https://h.example.org/fhir/Condition/1",
                "urn:uuid:00000000-0000-4000-8000-000000000000",
            })
    void isNoHomeOfAPartThatIsSomethingElse(String fullUrl) {
        assertThat(RestfulUrl.of(at(fullUrl))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example.org/fhir/Observation/1, Patient/2, https://h.example.org/fhir/Patient/2",
        "https://h.example.org/fhir/Observation/1, Patient/2/_history/1, https://h.example.org/fhir/Patient/2",
        "https://h.example.org/fhir/Observation/1, https://o.example.org/Patient/2, https://o.example.org/Patient/2",
        "urn:uuid:00000000-0000-4000-8000-000000000000, https://o.example.org/Patient/2, https://o.example.org/Patient/2",
    })
    void goesByTheServerOfWhoRefers(String fullUrl, String reference, String target) {
        assertThat(RestfulUrl.of(reference, at(fullUrl))).map(RestfulUrl::text).contains(target);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:uuid:00000000-0000-4000-8000-000000000000, Patient/2",
        "https://h.example.org/fhir/Observation/1, ../Patient/2",
        "https://h.example.org/fhir/Observation/1, urn:uuid:00000000-0000-4000-8000-000000000000",
    })
    void leavesOthersAsTheyAre(String fullUrl, String reference) {
        assertThat(RestfulUrl.of(reference, at(fullUrl))).isEmpty();
    }

    private static Part at(String fullUrl) {
        return new Part("Bundle.entry[1].resource", fullUrl, new Observation());
    }
}
