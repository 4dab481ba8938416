package care.sij.audit.trail;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has the container tell of what it refuses by itself. */
@Component
class ContainerTrail implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final RefusalTrail trail;

    ContainerTrail(RefusalTrail trail) {
        this.trail = trail;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new ContainerRefusalRows(trail));
    }
}
