package care.sij.access.signin;

import care.sij.access.BoundedCall;
import care.sij.partner.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exchanges a code of the identity provider for its identity token (OpenID Connect Core 1.0, 3.1.3): once, within three
 * seconds, 256 KiB, without redirects, 20 at once. Nothing of either is logged.
 */
@Component
class CodeExchange {

    private static final Logger LOG = LoggerFactory.getLogger(CodeExchange.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final int LARGEST = 256 * 1024;

    /** So that answers which nobody gave keep neither the provider nor this service busy. */
    private static final int MOST_AT_ONCE = 20;

    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);
    private final ProviderSettings settings;
    private final HttpClient http = WebAddress.calls(LONGEST_WAIT).build();

    CodeExchange(ProviderSettings settings) {
        this.settings = settings;
    }

    /**
     * The identity token for the code.
     *
     * @throws ProviderRefused when the code is refused, or there is no answer with such a token
     */
    String identityToken(URI endpoint, String code, String redirectUri, ProviderAttempt attempt) {
        HttpResponse<byte[]> answer = answer(request(endpoint, code, redirectUri, attempt));
        int status = answer.statusCode();
        if (status != 200) {
            LOG.warn("the identity provider's token endpoint answered {}", status);
            throw new ProviderRefused(
                    status == 400 || status == 401 || status == 403
                            ? ProviderRefusal.NOT_PROVEN
                            : ProviderRefusal.NO_ANSWER);
        }
        String token = read(answer.body());
        if (token.isEmpty()) {
            LOG.warn("the identity provider's token endpoint answered without an identity token");
            throw new ProviderRefused(ProviderRefusal.NO_ANSWER);
        }
        return token;
    }

    private HttpRequest request(URI endpoint, String code, String redirectUri, ProviderAttempt attempt) {
        String client = settings.clientId().orElseThrow();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri);
        form.put("code_verifier", attempt.verifier());
        form.put("client_id", client);
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(HttpHeaders.ACCEPT, "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))));
        settings.clientSecret().ifPresent(secret -> request.header(HttpHeaders.AUTHORIZATION, basic(client, secret)));
        return request.build();
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        if (!turns.tryAcquire()) {
            throw new ProviderRefused(ProviderRefusal.NO_ANSWER);
        }
        try {
            return BoundedCall.send(http, request, LONGEST_WAIT, LARGEST);
        } catch (IOException unreachable) {
            LOG.warn(
                    "the identity provider's token endpoint does not answer: {}",
                    unreachable.getClass().getSimpleName());
            throw new ProviderRefused(ProviderRefusal.NO_ANSWER);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProviderRefused(ProviderRefusal.NO_ANSWER);
        } finally {
            turns.release();
        }
    }

    private static String read(byte[] body) {
        try {
            return JSON.readTree(body).path("id_token").asString("");
        } catch (JacksonException none) {
            return "";
        }
    }

    /** Both are encoded as in a form first (RFC 6749, 2.3.1). */
    private static String basic(String client, String secret) {
        String both = encoded(client) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
