package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

class ReferenceWalkTest {

    private static final String CIRCLE = """
            {"resourceType": "Bundle", "type": "transaction", "entry": [
              {"fullUrl": "urn:uuid:a", "resource": {"resourceType": "Observation",
                "contained": [{"resourceType": "Device", "id": "d", "owner": {"reference": "Organization/1"}}],
                "derivedFrom": [{"reference": "urn:uuid:b"}],
                "extension": [{"url": "http://example.org/x", "valueReference": {"reference": "Patient/2"}}]}},
              {"fullUrl": "urn:uuid:b", "resource": {"resourceType": "Observation",
                "derivedFrom": [{"reference": "urn:uuid:a", "identifier": {"assigner": {"reference": "Organization/3"}}}]}}]}""";

    private final Bundle circle = new FhirJson(FhirR4.context())
            .parse(CIRCLE.getBytes(StandardCharsets.UTF_8), ParseLimits.MESSAGE, Bundle.class)
            .fold(parsed -> parsed, refusal -> {
                throw new IllegalStateException(refusal.location());
            });

    @Test
    void findsWhatTheResourceHoldsAndDoesNotFollowIt() {
        assertThat(ReferenceWalk.of(circle.getEntry().get(0).getResource()))
                .extracting(ReferenceWalk.Located::path)
                .containsExactlyInAnyOrder(
                        "Observation.contained.owner", "Observation.derivedFrom", "Observation.extension.value");
        assertThat(ReferenceWalk.of(circle.getEntry().get(1).getResource()))
                .extracting(found -> found.path() + " " + found.reference().getReference())
                .containsExactlyInAnyOrder(
                        "Observation.derivedFrom urn:uuid:a",
                        "Observation.derivedFrom.identifier.assigner Organization/3");
    }

    @Test
    void leavesWhatABundleCarriesAlone() {
        assertThat(ReferenceWalk.of(circle)).isEmpty();
    }
}
