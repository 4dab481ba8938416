package care.sij.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.sij.demo.DemoPartners.Answered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The running service as its partners meet it: over HTTP, with an access token. */
final class PublicFace {

    /** The first message may have to wait until the validator is warm. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String FHIR_JSON = "application/fhir+json";

    private final URI base;
    private final AccessTokens tokens;
    private final HttpClient http;
    private final JsonMapper json;

    /** @param base scheme, host and port of the service */
    PublicFace(URI base, AccessTokens tokens, HttpClient http, JsonMapper json) {
        this.base = base;
        this.tokens = tokens;
        this.http = http;
        this.json = json;
    }

    /** The demo on this machine, with the published keys of its clients. */
    static PublicFace onLoopback(String port, Clock clock) {
        String base = "http://127.0.0.1:" + port;
        AccessTokens tokens = new AccessTokens(
                client -> DemoClient.named(client, clock).token(base + "/oauth2/token", "system/*.cruds"), clock);
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new PublicFace(
                URI.create(base), tokens, http, JsonMapper.builder().build());
    }

    /** Sends the message as its client and returns the answer, whatever it is. */
    MessageAnswer send(JourneyMessage message) {
        HttpRequest request = request("/fhir/$process-message", message.client())
                .header("Content-Type", FHIR_JSON)
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
        HttpResponse<String> response = exchange(request);
        return MessageAnswer.of(response.statusCode(), tree(response.body()));
    }

    /** Sends a message as this client, under the request id. */
    Answered send(String client, String message, String requestId) {
        return timed(request("/fhir/$process-message", client)
                .header("Content-Type", FHIR_JSON)
                .header("X-Request-Id", requestId)
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build());
    }

    /** What the client is answered for this query below the FHIR base. */
    Answered read(String query, String client) {
        return timed(request("/fhir/" + query, client).GET().build());
    }

    private Answered timed(HttpRequest request) {
        long begun = System.nanoTime();
        HttpResponse<String> response = exchange(request);
        return new Answered(response.statusCode(), response.body(), Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Whether a search by the client finds a resource with the identifier; a search that fails finds nothing. */
    boolean holds(FactIdentifier fact, String client) {
        String identifier = encoded(fact.system() + "|" + fact.value());
        HttpResponse<String> response = get("%s?identifier=%s&_count=1".formatted(fact.type(), identifier), client);
        return response.statusCode() == 200 && !found(response).isEmpty();
    }

    /**
     * The resources on the first page of a search by the client.
     *
     * @param query type and parameters, {@code Patient?identifier=…}, encoded
     * @throws IllegalStateException when the service does not answer it
     */
    List<JsonNode> search(String query, String client) {
        HttpResponse<String> response = get(query, client);
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the service answered a search with HTTP " + response.statusCode());
        }
        return found(response);
    }

    private HttpResponse<String> get(String query, String client) {
        return exchange(request("/fhir/" + query, client).GET().build());
    }

    private List<JsonNode> found(HttpResponse<String> response) {
        return tree(response.body())
                .path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .toList();
    }

    /** A search parameter's value as a URL carries it. */
    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    /** The identifier of the message's last fact: once it is found, the whole message is on record. */
    FactIdentifier lastFactOf(JourneyMessage message) {
        JsonNode entries = tree(message.body()).path("entry");
        JsonNode fact = entries.path(entries.size() - 1).path("resource");
        JsonNode identifier = fact.at("/identifier/0");
        return new FactIdentifier(
                fact.path("resourceType").asString(),
                identifier.path("system").asString(),
                identifier.path("value").asString());
    }

    private HttpRequest.Builder request(String path, String client) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.of(client))
                .header("Accept", FHIR_JSON);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("the service does not answer on " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the service", e);
        }
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
