package care.sij.audit.trail;

import care.sij.audit.Trail;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has the container tell of what it refuses by itself. */
@Component
class ContainerTrail implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Trail trail;
    private final Supplier<UUID> ids;
    private final Clock clock;

    ContainerTrail(Trail trail, Supplier<UUID> ids, Clock clock) {
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new ContainerRefusalRows(trail, ids, clock));
    }
}
