package care.sij.demo;

<<<<<<< HEAD
import java.time.Clock;
=======
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
>>>>>>> 827c32ed2ce66f683c79532c0de8b0d0fd84579c
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
<<<<<<< HEAD
=======
import tools.jackson.databind.json.JsonMapper;
>>>>>>> 827c32ed2ce66f683c79532c0de8b0d0fd84579c

/** Sends the journeys once the web server listens; the start fails when one of them is not accepted. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

<<<<<<< HEAD
=======
    private static final Duration CONNECT = Duration.ofSeconds(5);

>>>>>>> 827c32ed2ce66f683c79532c0de8b0d0fd84579c
    @Bean
    ApplicationRunner journeyReplayRunner(
            Environment environment,
            DemoSettings settings,
            Journeys journeys,
            Clock clock,
            DemoHealthIndicator health) {
        return arguments -> {
            if (settings.replay()) {
                String port = environment.getRequiredProperty("local.server.port");
<<<<<<< HEAD
                new JourneyReplay(PublicFace.onLoopback(port, clock)).tell(journeys.inOrder());
=======
                new JourneyReplay(publicFace("http://127.0.0.1:" + port, clock)).tell(journeys.inOrder());
>>>>>>> 827c32ed2ce66f683c79532c0de8b0d0fd84579c
            }
            health.told();
        };
    }
<<<<<<< HEAD
=======

    private static PublicFace publicFace(String base, Clock clock) {
        AccessTokens tokens = new AccessTokens(
                client -> DemoClient.named(client, clock).token(base + "/oauth2/token", "system/*.cruds"), clock);
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        return new PublicFace(
                URI.create(base), tokens, http, JsonMapper.builder().build());
    }
>>>>>>> 827c32ed2ce66f683c79532c0de8b0d0fd84579c
}
