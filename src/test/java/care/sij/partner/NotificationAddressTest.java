package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what lies below a registered address is notified. */
class NotificationAddressTest {

    private static final List<URI> BASES =
            List.of(URI.create("https://ehr.example.org/fhir"), URI.create("http://127.0.0.1:8090/hooks/"));

    @ParameterizedTest
    @CsvSource({
        "https://ehr.example.org/fhir, true",
        "https://ehr.example.org/fhir/hooks/1, true",
        "https://EHR.example.org:443/fhir/hooks, true",
        "http://127.0.0.1:8090/hooks/1, true",
        "http://127.0.0.1:8091/hooks/1, false",
        "https://ehr.example.org/fhirs, false",
        "https://ehr.example.org/, false",
        "http://ehr.example.org/fhir/hooks, false",
        "https://ehr.example.org.evil.example/fhir/hooks, false",
        "https://user@ehr.example.org/fhir/hooks, false",
        "https://ehr.example.org/fhir/../admin, false",
        "https://ehr.example.org/fhir/%2e%2e/admin, false",
        "https://ehr.example.org/fhir/hooks?to=x, false",
        "https://ehr.example.org/fhir/hooks#x, false",
        "https://169.254.169.254/fhir, false",
        "file:///fhir, false",
        "'', false"
    })
    void isBelowWhatIsRegistered(String address, boolean below) {
        assertThat(NotificationAddress.of(address)
                        .filter(one -> one.below(BASES))
                        .isPresent())
                .isEqualTo(below);
    }
}
