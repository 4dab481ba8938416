package care.sij.support;

import care.sij.record.postgres.EmbeddedPostgres;
import java.util.List;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps what every service that tests start within their own process has to show when it ends. Spring's own tests start
 * it without the registry that shows metrics: those have nothing to keep.
 */
final class KeptOutput implements ApplicationListener<ApplicationContextEvent> {

    private static final String METRICS = "prometheusMeterRegistry";

    @Override
    public void onApplicationEvent(ApplicationContextEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext service
                && service.containsBean(METRICS)) {
            int port = service.getWebServer().getPort();
            String name = TestProcess.NAME + "-" + port;
            if (event instanceof ContextRefreshedEvent) {
                ServiceOutput.keep(name + ".started", List.of());
            } else if (event instanceof ContextClosedEvent) {
                ServiceOutput.keepMetrics(name, port);
                keepPatients(name, service);
            }
        }
    }

    /** Services on another's database know the same ones. */
    private static void keepPatients(String name, ServletWebServerApplicationContext service) {
        if (service.getBeanNamesForType(EmbeddedPostgres.class).length > 0) {
            ServiceOutput.keep(
                    name + ".patients",
                    service.getBean(JdbcTemplate.class)
                            .queryForList(
                                    "select convert_from(body, 'UTF8') from resource_body where type = 'Patient'",
                                    String.class));
        }
    }
}
