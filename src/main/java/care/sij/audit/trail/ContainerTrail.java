package care.sij.audit.trail;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has the container tell of what it refuses by itself. */
@Component
class ContainerTrail implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final RefusalTrail trail;

    private final Supplier<UUID> ids;

    ContainerTrail(RefusalTrail trail, Supplier<UUID> ids) {
        this.trail = trail;
        this.ids = ids;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new ContainerRefusalRows(trail, ids));
    }
}
