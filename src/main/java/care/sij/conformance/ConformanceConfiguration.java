package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import care.sij.fhir.FhirJson;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConformanceConfiguration {

    @Bean
    MessageValidator messageValidator(FhirContext fhir, FhirJson json, Clock clock) {
        return new MessageValidator(fhir, json, clock);
    }

    @Bean
    MessageDefinitions messageDefinitions(FhirContext fhir) {
        return new MessageDefinitions(fhir);
    }

    @Bean(initMethod = "start")
    ValidatorWarmUp conformanceHealthIndicator(FhirContext fhir, MessageValidator validator) {
        return new ValidatorWarmUp(fhir, validator);
    }
}
