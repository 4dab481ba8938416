package care.sij.demo;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Keeps the service out of service until the journeys are on record. */
@Component
@Profile("demo")
final class DemoHealthIndicator implements HealthIndicator {

    private volatile Health health = Health.outOfService()
            .withDetail("reason", "the synthetic journeys are being sent")
            .build();

    @Override
    public Health health() {
        return health;
    }

    void told() {
        health = Health.up().build();
    }
}
