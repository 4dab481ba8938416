package care.sij.support;

import care.sij.access.token.TestClient;
import care.sij.demo.DemoTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner at the other end of the wire, most often one of the demo's. */
public final class DemoPartner {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(2);

    private final Supplier<String> tokens;
    private final String baseUrl;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private String token = "";
    private Instant renewAt = Instant.MIN;

    public DemoPartner(String client, String baseUrl) {
        this(() -> DemoTokens.of(client, baseUrl), baseUrl);
    }

    /** A partner that is not one of the demo's. */
    public static DemoPartner with(TestClient client, String baseUrl) {
        return new DemoPartner(() -> PartnerTokens.of(client, baseUrl), baseUrl);
    }

    DemoPartner(Supplier<String> tokens, String baseUrl) {
        this.tokens = tokens;
        this.baseUrl = baseUrl;
    }

    /** Sends a message; the answer is whatever came. */
    public HttpResponse<byte[]> send(String message) {
        return exchange(request("/fhir/$process-message")
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(message, StandardCharsets.UTF_8))
                .build());
    }

    /** Sends any body with any content type. */
    public HttpResponse<byte[]> send(byte[] body, String contentType) {
        return exchange(request("/fhir/$process-message")
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    public HttpResponse<byte[]> get(String path) {
        return exchange(request(path).GET().build());
    }

    public HttpResponse<byte[]> call(String method, String path, String body) {
        return exchange(request(path)
                .header("Content-Type", "application/fhir+json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Everything a search finds, page after page. */
    public List<JsonNode> search(String query) {
        List<JsonNode> found = new ArrayList<>();
        String next = "/fhir/" + query;
        while (!next.isEmpty()) {
            HttpResponse<byte[]> response = get(next);
            if (response.statusCode() != 200) {
                throw new IllegalStateException(query + " answered " + response.statusCode() + " "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            JsonNode bundle = JSON.readTree(response.body());
            bundle.path("entry").forEach(entry -> found.add(entry.path("resource")));
            next = "";
            for (JsonNode link : bundle.path("link")) {
                if (link.path("relation").asString().equals("next")) {
                    URI url = URI.create(link.path("url").asString());
                    next = url.getRawPath() + "?" + url.getRawQuery();
                }
            }
        }
        return found;
    }

    /** A request with an access token, for headers and methods that are not offered here. */
    public HttpRequest.Builder authorized(String path) {
        return request(path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token());
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized String token() {
        Instant now = Clock.systemUTC().instant();
        if (now.isAfter(renewAt)) {
            token = tokens.get();
            renewAt = now.plus(TOKEN_LIFE);
        }
        return token;
    }
}
