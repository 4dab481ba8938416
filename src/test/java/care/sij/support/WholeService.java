package care.sij.support;

import care.sij.SijPathwaysApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole service on a real, empty database and a free port, started once for all tests of the process. */
public final class WholeService {

    private static final ConfigurableApplicationContext CONTEXT = start();

    private WholeService() {}

    public static String baseUrl() {
        int port = ((ServletWebServerApplicationContext) CONTEXT).getWebServer().getPort();
        return "http://localhost:" + port;
    }

    public static DemoPartner partner(String client) {
        return new DemoPartner(client, baseUrl());
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    private static ConfigurableApplicationContext start() {
        Path data = Path.of("target", "it-data").toAbsolutePath();
        try {
            FileSystemUtils.deleteRecursively(data);
            Files.createDirectories(data.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SpringApplication application = new SpringApplication(SijPathwaysApplication.class);
        application.setAdditionalProfiles("demo");
        ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--sij.data-dir=" + data,
                "--sij.demo.replay=false",
                "--sij.partners.demo-hospital.response-endpoints=" + PartnerEndpoint.url("/taken") + ","
                        + PartnerEndpoint.url("/stumbling"));
        HealthEndpoint health = context.getBean(HealthEndpoint.class);
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(3))
                .until(() -> health.health().getStatus().equals(Status.UP));
        return context;
    }
}
