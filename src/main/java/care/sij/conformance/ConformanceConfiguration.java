package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import care.sij.fhir.FhirJson;
import care.sij.fhir.IndexTermExtractor;
import care.sij.record.Commits;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConformanceConfiguration {

    private static final String WARM_UP = "conformanceHealthIndicator";

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

    /** Warming takes as long as all else of the start: it begins before the beans that wait for the database. */
    @Bean
    static BeanFactoryPostProcessor warmUpBeforeTheDatabase() {
        return beans -> Stream.of(beans.getBeanNamesForType(DataSource.class, true, false))
                .map(beans::getBeanDefinition)
                .forEach(dataSource -> dataSource.setDependsOn(WARM_UP));
    }

    @Bean(name = WARM_UP, initMethod = "start")
    ValidatorWarmUp conformanceHealthIndicator(FhirContext fhir, MessageValidator validator) {
        return new ValidatorWarmUp(fhir, validator);
    }
}
