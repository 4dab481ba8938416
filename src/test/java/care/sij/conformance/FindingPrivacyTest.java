package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirR4;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingPrivacyTest {

    private static final String CANARY = "Kanarienvogel";

    static List<Path> messages() throws IOException {
        return ExampleMessages.all().stream().limit(12).toList();
    }

    /** Every text of the message becomes wrong and recognisable, so that every check that quotes would show it. */
    @ParameterizedTest
    @MethodSource("messages")
    void findingsHoldNoValueOfTheMessage(Path file) throws IOException {
        Bundle message = ExampleMessages.read(file);
        SpoiledMessage.spoil(message, CANARY);

        Verdict verdict = ExampleMessages.verdict(message);

        assertThat(FhirR4.context().newJsonParser().encodeResourceToString(message))
                .contains(CANARY);
        assertThat(verdict.findings()).isNotEmpty();
        assertThat(verdict.findings().toString() + verdict.unresolved()).doesNotContainIgnoringCase(CANARY);
    }
}
