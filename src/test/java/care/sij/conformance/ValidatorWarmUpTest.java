package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirR4;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageDefinition;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.utilities.OIDUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.health.contributor.Status;

class ValidatorWarmUpTest {

    @Test
    void isUpOnlyOnceTheValidatorIsWarm() throws InterruptedException {
        ValidatorWarmUp warmUp = new ValidatorWarmUp(FhirR4.context(), ExampleMessages.VALIDATOR);

        assertThat(warmUp.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        warmUp.start();
        warmUp.await();

        assertThat(warmUp.health().getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasAnExampleOfEveryEvent(MessageDefinition event) {
        Bundle example = PublishedDefinitions.exampleMessage(
                FhirR4.context(), event.getEventCoding().getCode().substring("sij-".length()));

        assertThat(((MessageHeader) example.getEntryFirstRep().getResource())
                        .getEventCoding()
                        .getCode())
                .isEqualTo(event.getEventCoding().getCode());
    }

    static List<MessageDefinition> events() {
        return PublishedDefinitions.messages(FhirR4.context()).stream()
                .filter(MessageDefinition::hasGraph)
                .toList();
    }

    /** Read at every call of the validator: HAPI's own copy has 1.5 MB (ADR 0004). */
    @Test
    void readsAnEmptyOidRegistry() throws IOException {
        try (var registry = OIDUtilities.class.getClassLoader().getResourceAsStream("oidregistry.csv")) {
            assertThat(registry.readAllBytes().length).isLessThan(100);
        }
    }
}
