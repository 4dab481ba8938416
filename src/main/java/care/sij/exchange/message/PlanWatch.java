package care.sij.exchange.message;

import care.sij.exchange.MessageSteps.Step;
import care.sij.record.CommitStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Notes when a commit's plans begin to be derived, and when they are: before its first step and after that. */
@Configuration(proxyBeanMethods = false)
class PlanWatch {

    @Bean
    @Order(-1)
    CommitStep beforePlans() {
        return commit -> StepWatch.begin(Step.PLANNED);
    }

    @Bean
    @Order(1)
    CommitStep afterPlans() {
        return commit -> {
            StepWatch.end(Step.PLANNED);
            StepWatch.begin(Step.STORED);
        };
    }
}
