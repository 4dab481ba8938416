package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Takes the validator's slow first use beside start-up. Health component {@code conformance} is out of service until it
 * is done, and down when it failed.
 */
final class ValidatorWarmUp implements HealthIndicator {

    private enum State {
        WARMING,
        WARM,
        FAILED
    }

    /** Of all events these hold the most kinds of resources; another profile is read with its first resource. */
    private static final List<String> EVENTS = List.of("referral-request", "consult-note", "surgery-report");

    private final FhirContext fhir;
    private final MessageValidator validator;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile State state = State.WARMING;

    ValidatorWarmUp(FhirContext fhir, MessageValidator validator) {
        this.fhir = fhir;
        this.validator = validator;
    }

    /** Begins in a thread of its own. */
    void start() {
        Thread thread = new Thread(this::run, "validator-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until the validator is warm, or warming failed. */
    void await() throws InterruptedException {
        done.await();
    }

    private void run() {
        try {
            EVENTS.forEach(event -> validator.validate(PublishedDefinitions.exampleMessage(fhir, event)));
            state = State.WARM;
        } finally {
            state = state == State.WARM ? State.WARM : State.FAILED;
            done.countDown();
        }
    }

    @Override
    public Health health() {
        return switch (state) {
            case WARMING ->
                Health.outOfService().withDetail("validator", "warming").build();
            case WARM -> Health.up().build();
            case FAILED ->
                Health.down()
                        .withDetail("validator", "cannot read its definitions")
                        .build();
        };
    }
}
