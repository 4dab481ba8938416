package care.sij.audit.feed;

import care.sij.audit.AuditEvents;
import care.sij.fhir.FhirJson;
import care.sij.partner.ServiceAddress;
import care.sij.partner.WebAddress;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The feed is there when a repository is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sij.audit.atna.url")
class FeedConfiguration {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    @Bean
    AuditFeed auditFeed(
            AtnaSettings settings,
            SslBundles bundles,
            AuditEvents events,
            FhirJson json,
            ServiceAddress address,
            FeedRows rows,
            PlatformTransactionManager manager,
            MeterRegistry registry,
            Clock clock) {
        URI base = URI.create(settings.url().orElseThrow());
        Repository repository =
                new Repository(client(settings, bundles), base, settings.answerWithin(), events, json, address);
        return new AuditFeed(base.toString(), repository, rows, manager, registry, clock);
    }

    private static HttpClient client(AtnaSettings settings, SslBundles bundles) {
        HttpClient.Builder client = WebAddress.calls(CONNECT);
        settings.sslBundle()
                .ifPresent(name -> client.sslContext(bundles.getBundle(name).createSslContext()));
        return client.build();
    }
}
