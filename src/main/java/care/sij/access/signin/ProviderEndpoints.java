package care.sij.access.signin;

import care.sij.access.BoundedCall;
import care.sij.partner.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the identity provider takes people and codes: as set, or as it says itself (OpenID Connect Discovery 1.0, 4).
 * What it says is kept for an hour; after a failure it is not asked for ten seconds.
 */
@Component
class ProviderEndpoints {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderEndpoints.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final int LARGEST = 256 * 1024;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final String DESCRIPTION = "/.well-known/openid-configuration";

    /** Both addresses. */
    record Endpoints(URI authorization, URI token) {}

    private final ProviderSettings settings;
    private final Clock clock;
    private final HttpClient http = WebAddress.calls(LONGEST_WAIT).build();
    private Optional<Endpoints> known = Optional.empty();
    private Instant askedAgainAt = Instant.MIN;

    ProviderEndpoints(ProviderSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws ProviderRefused when none is set, or it does not say where */
    Endpoints known() {
        if (!settings.isOffered()) {
            throw new ProviderRefused(ProviderRefusal.NOT_OFFERED);
        }
        return settings.authorizationUrl()
                .map(set -> new Endpoints(
                        URI.create(set), URI.create(settings.tokenUrl().orElseThrow())))
                .or(this::described)
                .orElseThrow(() -> new ProviderRefused(ProviderRefusal.NO_ANSWER));
    }

    private synchronized Optional<Endpoints> described() {
        Instant now = clock.instant();
        if (!now.isBefore(askedAgainAt)) {
            known = settings.issuer().flatMap(this::ask);
            askedAgainAt = now.plus(known.isPresent() ? KEPT : AFTER_FAILURE);
        }
        return known;
    }

    private Optional<Endpoints> ask(String issuer) {
        URI url = URI.create(issuer.replaceFirst("/$", "") + DESCRIPTION);
        try {
            HttpResponse<byte[]> answer =
                    BoundedCall.send(http, HttpRequest.newBuilder(url).build(), LONGEST_WAIT, LARGEST);
            Optional<Endpoints> read = answer.statusCode() == 200 ? read(answer.body(), issuer) : Optional.empty();
            if (read.isEmpty()) {
                LOG.warn("{} answered {}, or not as a description of its issuer", url, answer.statusCode());
            }
            return read;
        } catch (IOException unreachable) {
            LOG.warn("{} does not answer: {}", url, unreachable.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Only what speaks of the very issuer (4.3), and of addresses that may be called. */
    private static Optional<Endpoints> read(byte[] body, String issuer) {
        try {
            JsonNode description = JSON.readTree(body);
            Optional<URI> authorization =
                    WebAddress.of(description.path("authorization_endpoint").asString(""));
            return WebAddress.of(description.path("token_endpoint").asString(""))
                    .filter(token -> issuer.equals(description.path("issuer").asString("")))
                    .flatMap(token -> authorization.map(known -> new Endpoints(known, token)));
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }
}
