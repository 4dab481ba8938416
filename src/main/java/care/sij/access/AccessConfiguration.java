package care.sij.access;

import care.sij.fhir.SearchCriteria;
import care.sij.fhir.SearchParameters;
import care.sij.partner.ServiceAddress;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    SearchCriteria searchCriteria(SearchParameters parameters, Clock clock, ServiceAddress address) {
        return new SearchCriteria(parameters, clock, address.fhir());
    }
}
