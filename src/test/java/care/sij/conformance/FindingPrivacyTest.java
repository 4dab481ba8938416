package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirR4;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
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
        message.getEntry().stream()
                .skip(1)
                .forEach(entry -> spoil(entry.getResource(), entry.getResource().fhirType()));

        Verdict verdict = ExampleMessages.verdict(message);

        assertThat(FhirR4.context().newJsonParser().encodeResourceToString(message))
                .contains(CANARY);
        assertThat(verdict.findings()).isNotEmpty();
        assertThat(verdict.findings().toString() + verdict.unresolved()).doesNotContainIgnoringCase(CANARY);
    }

    private static void spoil(Base element, String path) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof IdType id) {
                    id.setValue(CANARY);
                } else if (value.getClass() == StringType.class) {
                    ((StringType) value).setValue(" " + CANARY + " <b>'" + CANARY + "'</b> ");
                } else if (value.getClass() == CodeType.class) {
                    ((CodeType) value).setValue(CANARY);
                } else if (value.getClass() == UriType.class && !path.endsWith("extension")) {
                    ((UriType) value).setValue("urn:" + CANARY);
                } else if (!value.isPrimitive()) {
                    spoil(value, path + "." + property.getName());
                }
            }
        }
    }
}
