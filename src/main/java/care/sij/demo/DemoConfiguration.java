package care.sij.demo;

import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** Sends the journeys once the web server listens; the start fails when one of them is not accepted. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    @Bean
    ApplicationRunner journeyReplayRunner(
            Environment environment,
            DemoSettings settings,
            Journeys journeys,
            Clock clock,
            DemoHealthIndicator health) {
        return arguments -> {
            if (settings.replay()) {
                String port = environment.getRequiredProperty("local.server.port");
                new JourneyReplay(PublicFace.onLoopback(port, clock)).tell(journeys.inOrder());
            }
            health.told();
        };
    }
}
