package care.sij.support;

import care.sij.SijPathwaysApplication;
import care.sij.access.token.TestClient;
import care.sij.demo.DemoTokens;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole service on a real, empty database and a free port, started once for all tests of the process. */
public final class WholeService {

    /** Client id of a hospital beside the demo's. */
    private static final TestClient SECOND_HOSPITAL = TestClient.withEc("second-hospital");

    /** Client id of the hospital that is this service itself. */
    public static final String MIRROR_HOSPITAL = "mirror-hospital";

    private static final ConfigurableApplicationContext CONTEXT = start();

    private WholeService() {}

    public static String baseUrl() {
        int port = ((ServletWebServerApplicationContext) CONTEXT).getWebServer().getPort();
        return "http://localhost:" + port;
    }

    public static DemoPartner partner(String client) {
        return new DemoPartner(client, baseUrl());
    }

    /** One of the demo's partners with a token for these scopes only. */
    public static DemoPartner partner(String client, String scopes) {
        return new DemoPartner(() -> DemoTokens.of(client, baseUrl(), scopes), baseUrl());
    }

    /** A hospital beside the demo's: what it numbers lies below {@code http://second-hospital.example.org/}. */
    public static DemoPartner secondHospital() {
        return DemoPartner.with(SECOND_HOSPITAL, baseUrl());
    }

    /** Whoever has this client's key, registered or not. */
    public static DemoPartner client(TestClient client) {
        return new DemoPartner(() -> PartnerTokens.of(client, baseUrl()), baseUrl());
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    private static ConfigurableApplicationContext start() {
        Path data = TestProcess.directory("it-data").toAbsolutePath();
        try {
            FileSystemUtils.deleteRecursively(data);
            Files.createDirectories(data.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SpringApplication application = new SpringApplication(SijPathwaysApplication.class);
        application.setAdditionalProfiles("demo");
        Map<String, Object> registrations = new HashMap<>(secondHospitalsRegistration());
        registrations.putAll(mirrorHospitalsRegistration());
        registrations.putAll(TestProvider.settings());
        application.setDefaultProperties(registrations);
        ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--sij.data-dir=" + data,
                "--sij.demo.replay=false",
                "--sij.api.export-after=1s",
                "--sij.partners.demo-hospital.response-endpoints=" + PartnerEndpoint.url("/taken") + ","
                        + PartnerEndpoint.url("/stumbling"),
                "--spring.config.additional-location=classpath:/hl7v2/listeners.yaml");
        awaitHealth(context);
        return context;
    }

    /** Waits until a service that was started serves. */
    static void awaitHealth(ConfigurableApplicationContext context) {
        HealthEndpoint health = context.getBean(HealthEndpoint.class);
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(3))
                .until(() -> health.health().getStatus().equals(Status.UP));
    }

    /** A hospital that is this service itself: it authenticates with the keys that the service publishes for it. */
    private static Map<String, Object> mirrorHospitalsRegistration() {
        String registration = "sij.partners." + MIRROR_HOSPITAL;
        return Map.of(
                registration + ".role",
                "hospital",
                registration + ".organization",
                "Mirror Hospital",
                registration + ".scopes",
                "system/*.rs",
                registration + ".jwks-url",
                PartnerEndpoint.url("/.well-known/jwks/" + MIRROR_HOSPITAL + ".json"),
                registration + ".delivery.endpoint",
                PartnerEndpoint.url("/mirror/fhir/$process-message"));
    }

    private static Map<String, Object> secondHospitalsRegistration() {
        String registration = "sij.partners." + SECOND_HOSPITAL.id();
        return Map.of(
                registration + ".role",
                "hospital",
                registration + ".organization",
                "Second Hospital",
                registration + ".identifier-systems",
                "http://second-hospital.example.org/*",
                registration + ".source-endpoints",
                "http://second-hospital.example.org/fhir/$process-message",
                registration + ".scopes",
                "system/MessageHeader.c,system/*.cruds",
                registration + ".jwks",
                new JWKSet(SECOND_HOSPITAL.key().toPublicJWK()).toString());
    }
}
