package care.sij.demo;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The partners of the demo that runs in this process. */
@Component
@Profile("demo")
final class LoopbackPartners implements DemoPartners {

    private final Environment environment;
    private final Journeys journeys;
    private final Clock clock;
    private volatile Optional<Known> known = Optional.empty();

    /** The port and the files are the same for as long as the process lives, from when it listens. */
    private record Known(PublicFace face, List<JourneyMessage> messages) {}

    LoopbackPartners(Environment environment, Journeys journeys, Clock clock) {
        this.environment = environment;
        this.journeys = journeys;
        this.clock = clock;
    }

    private Known known() {
        return known.orElseGet(this::learn);
    }

    private synchronized Known learn() {
        if (known.isEmpty()) {
            String port = environment.getRequiredProperty("local.server.port");
            known = Optional.of(new Known(PublicFace.onLoopback(port, clock), journeys.inOrder()));
        }
        return known.orElseThrow();
    }

    @Override
    public List<JourneyMessage> journeys() {
        return known().messages();
    }

    @Override
    public Answered send(String client, String message, String requestId) {
        return known().face().send(client, message, requestId);
    }

    @Override
    public Answered get(String client, String query) {
        return known().face().read(query, client);
    }
}
