package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.Delivery.BackendAccess;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {

    private static final BackendAccess ACCESS =
            new BackendAccess(URI.create("https://login.h.example/token"), "sij", "system/MessageHeader.c");

    @ParameterizedTest
    @CsvSource({
        "https://h.example/fhir/$process-message, true",
        "https://h.example/answers?for=sij, true",
        "https://h.example:443/answers, true",
        "HTTPS://H.Example/answers, true",
        "http://h.example/answers, false",
        "https://h.example:8443/answers, false",
        "https://login.h.example/answers, false",
        "https://h.example.evil.example/answers, false",
        "https://h.example@evil.example/answers, false",
        "https://evil.example/https://h.example/, false",
        "mailto:h.example, false"
    })
    void showsItsTokenToTheServerOfTheEndpointOnly(String address, boolean shown) {
        Delivery delivery = new Delivery(
                URI.create("https://h.example/fhir/$process-message"),
                List.of(),
                List.of(),
                Optional.of(ACCESS),
                Optional.empty(),
                new Binding.ProcessMessage());

        assertThat(delivery.accessTo(URI.create(address))).isEqualTo(shown ? Optional.of(ACCESS) : Optional.empty());
    }
}
