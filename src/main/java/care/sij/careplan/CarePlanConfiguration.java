package care.sij.careplan;

import care.sij.careplan.policy.BundledPolicies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CarePlanConfiguration {

    @Bean
    PolicySet policySet() {
        return new PolicySet(BundledPolicies.load());
    }
}
