package care.sij.population;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Risks of Synthea's patients, as Synthea itself states nothing that R4 searches by number. */
final class Numbered {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PROBABILITIES =
            List.of("0.25", "0.250", "0.3", "0.5", "1", "2.5", "10", "12.5", "99.5", "100");

    private static final String RISK = """
            {"resourceType": "RiskAssessment", "status": "final", "subject": {"reference": "Patient/%s"},
             "identifier": [{"type": {"coding": [{"system": "urn:synthetic:type", "code": "%s"}]},
               "system": "urn:synthetic:risk", "value": "SYN-%s"}],
             "prediction": [{"probabilityDecimal": %s, "qualitativeRisk": {"text": "synthetic"}}]}""";

    private final DemoPartner partner;

    Numbered(DemoPartner partner) {
        this.partner = partner;
    }

    /** One patient is given all of them. */
    void add() {
        String patient = partner.search("Patient").get(0).path("id").asString();
        for (String probability : PROBABILITIES) {
            Got got = RestCall.post(partner, "/RiskAssessment", risk(patient, probability));
            assertThat(got.status()).as(got.text()).isEqualTo(201);
        }
    }

    private static JsonNode risk(String patient, String probability) {
        String type = probability.contains(".") ? "FRACTION" : "WHOLE";
        return JSON.readTree(RISK.formatted(patient, type, probability, probability));
    }
}
