package care.sij.fhir;

import ca.uhn.fhir.context.FhirContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FhirConfiguration {

    @Bean
    FhirContext fhirContext() {
        return FhirR4.context();
    }

    @Bean
    FhirJson fhirJson(FhirContext fhir) {
        return new FhirJson(fhir);
    }

    @Bean
    FhirXml fhirXml(FhirContext fhir) {
        return new FhirXml(fhir);
    }

    @Bean
    BodyRoom bodyRoom() {
        return new BodyRoom();
    }

    @Bean
    SearchParameters searchParameters(FhirContext fhir) {
        return new SearchParameters(fhir);
    }

    @Bean
    IndexTermExtractor indexTermExtractor(SearchParameters parameters) {
        return new IndexTermExtractor(parameters);
    }

    @Bean
    ElementSubset elementSubset(FhirContext fhir) {
        return new ElementSubset(fhir);
    }
}
