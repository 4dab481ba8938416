package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirR4;
import java.io.IOException;
import org.hl7.fhir.utilities.OIDUtilities;
import org.junit.jupiter.api.Test;
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

    @Test
    void hasAnExampleOfEveryEvent() {
        assertThat(PublishedDefinitions.exampleMessages(FhirR4.context())).hasSize(13);
    }

    /** Read at every call of the validator: HAPI's own copy has 1.5 MB (ADR 0004). */
    @Test
    void readsAnEmptyOidRegistry() throws IOException {
        try (var registry = OIDUtilities.class.getClassLoader().getResourceAsStream("oidregistry.csv")) {
            assertThat(registry.readAllBytes().length).isLessThan(100);
        }
    }
}
