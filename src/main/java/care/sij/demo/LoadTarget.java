package care.sij.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service that is loaded, as one of its clients meets it. */
final class LoadTarget {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int TRIES = 60;
    private static final long LONGEST_WAIT = 60;

    /**
     * What became of a Bundle.
     *
     * @param refusal where and why it was not taken; empty when it was
     */
    record Taken(int resources, String refusal) {}

    private final URI address;
    private final String client;
    private final AccessTokens tokens;
    private final HttpClient http;

    LoadTarget(URI address, String client, AccessTokens tokens) {
        this.address = address;
        this.client = client;
        this.tokens = tokens;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    static LoadTarget onLoopback(String port, String client, Clock clock) {
        String base = "http://127.0.0.1:" + port;
        DemoClient demo = DemoClient.named(client, clock);
        return new LoadTarget(
                URI.create(base + "/fhir"),
                client,
                new AccessTokens(id -> demo.token(base + "/oauth2/token", "system/*.cruds"), clock));
    }

    /** Sends it until it is taken or refused: what comes too fast, or while nobody answers, is sent again. */
    Taken send(String bundle) {
        String last = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                HttpResponse<String> answer = http.send(request(bundle), BodyHandlers.ofString());
                int status = answer.statusCode();
                if (status != 429 && status != 503) {
                    return status == 200 ? taken(answer.body()) : new Taken(0, refusal(status, answer.body()));
                }
                last = "HTTP " + status + " again and again";
                pause(answer.headers().firstValue("Retry-After"));
            } catch (IOException broken) {
                last = "the service does not answer";
                pauseSeconds(2);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return new Taken(0, "stopped before it was sent");
            }
        }
        return new Taken(0, last);
    }

    private HttpRequest request(String bundle) {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(bundle))
                .build();
    }

    private synchronized String token() {
        return tokens.of(client);
    }

    private static void pause(Optional<String> seconds) {
        pauseSeconds(seconds.filter(text -> text.matches("\\d{1,4}"))
                .map(Long::parseLong)
                .orElse(2L));
    }

    private static void pauseSeconds(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(Math.min(seconds, LONGEST_WAIT));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Taken taken(String body) {
        return new Taken(tree(body).path("entry").size(), "");
    }

    private static String refusal(int status, String body) {
        JsonNode issue = tree(body).path("issue").path(0);
        return "HTTP " + status + " " + issue.path("expression").path(0).asString("") + " "
                + issue.path("diagnostics")
                        .asString(issue.path("details").path("text").asString(""));
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
