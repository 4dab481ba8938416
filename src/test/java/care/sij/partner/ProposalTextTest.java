package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ProposalTextTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final URI BASE = URI.create("https://ehr.example/fhir");

    @ParameterizedTest
    @CsvSource({
        "Epic, epic",
        "Oracle Health Millennium, oracle-health",
        "Cerner Millennium, oracle-health",
        "athenaOne, athena",
        "MEDITECH Expanse, meditech",
        "HAPI FHIR Server, generic-fhir"
    })
    void namesTheProfileOfTheMaker(String software, String profile) {
        RegistrationDocument proposed = RegistrationDocument.read(yaml("role: hospital", software));

        assertThat(proposed.problems()).isEmpty();
        assertThat(proposed.id()).hasValue("st-mary");
        assertThat(proposed.entry().role()).hasValue(PartnerRole.HOSPITAL);
        assertThat(proposed.entry().delivery().endpoint()).hasValue("https://ehr.example/fhir");
        assertThat(proposed.entry().delivery().channel()).isEqualTo("fhir-rest");
        assertThat(proposed.entry().delivery().profile()).hasValue(profile);
    }

    @Test
    void setsTheTokenUrlWhereOurClientIdIsKnown() {
        String registered = "delivery: {client-id: sij, scope: system/*.c}";

        assertThat(RegistrationDocument.read(yaml(registered, "Epic"))
                        .entry()
                        .delivery()
                        .tokenUrl())
                .hasValue("https://ehr.example/token");
        assertThat(RegistrationDocument.read(yaml("role: hospital", "Epic"))
                        .entry()
                        .delivery()
                        .tokenUrl())
                .isEmpty();
        assertThat(yaml("role: hospital", "Epic")).contains("delivery.client-id", "https://ehr.example/token");
    }

    @Test
    void makesNoSettingsOfWhatAServerSays() {
        RegistrationDocument proposed =
                RegistrationDocument.read(yaml("role: hospital", "X\\nscopes: [system/*.cruds]\\n#"));

        assertThat(proposed.problems()).isEmpty();
        assertThat(proposed.entry().scopes()).isEmpty();
    }

    private static String yaml(String registered, String software) {
        Proposal proposal = Probe.propose(
                "st-mary",
                JSON.readTree("{\"fhirVersion\":\"4.0.1\",\"software\":{\"name\":\"" + software + "\"}}"),
                Optional.of(JSON.readTree("{\"token_endpoint\":\"https://ehr.example/token\","
                        + "\"grant_types_supported\":[\"client_credentials\"],"
                        + "\"token_endpoint_auth_methods_supported\":[\"private_key_jwt\"]}")),
                LocalDate.parse("2026-03-01"));
        return new ProposalText("st-mary", BASE, proposal)
                .yaml(RegistrationDocument.read(registered).entry());
    }
}
