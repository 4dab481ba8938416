package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.assertj.core.groups.Tuple;
import org.hl7.fhir.r4.model.CodeSystem;
import org.junit.jupiter.api.Test;

class DeclineReasonTest {

    @Test
    void areThoseThatArePublished() throws IOException {
        try (InputStream file =
                DeclineReasonTest.class.getResourceAsStream("/fhir-profiles/CodeSystem-sij-decline-reason.json")) {
            CodeSystem published = (CodeSystem) new FhirJson(FhirR4.context()).read(Bytes.of(file.readAllBytes()));

            assertThat(published.getConcept())
                    .extracting(
                            CodeSystem.ConceptDefinitionComponent::getCode,
                            CodeSystem.ConceptDefinitionComponent::getDisplay)
                    .containsExactly(Arrays.stream(DeclineReason.values())
                            .map(reason -> Tuple.tuple(reason.code(), reason.title()))
                            .toArray(Tuple[]::new));
        }
    }
}
