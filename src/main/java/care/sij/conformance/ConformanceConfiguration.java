package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import care.sij.fhir.FhirJson;
import care.sij.fhir.IndexTermExtractor;
import care.sij.record.Commits;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
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

    @Bean
    Publication publication(Commits commits, FhirJson json, IndexTermExtractor terms, Supplier<UUID> ids) {
        return new Publication(commits, json, terms, ids);
    }

    @Bean(initMethod = "start")
    ValidatorWarmUp conformanceHealthIndicator(FhirContext fhir, MessageValidator validator) {
        return new ValidatorWarmUp(fhir, validator);
    }
}
