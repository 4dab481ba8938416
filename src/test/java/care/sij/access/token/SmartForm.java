package care.sij.access.token;

import care.sij.support.WholeService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form for the whole service's token endpoint or a neighbour of it, right but for what a test changes. */
record SmartForm(String path, Map<String, String> fields) {

    static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final int ASSERTION_SECONDS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The audience of every assertion. */
    static String endpoint() {
        return WholeService.baseUrl() + "/oauth2/token";
    }

    static String assertion(TestClient client) {
        return client.assertion(endpoint(), Clock.systemUTC().instant().plusSeconds(ASSERTION_SECONDS));
    }

    static SmartForm token(TestClient client) {
        return token(assertion(client));
    }

    static SmartForm token(String assertion) {
        return proven("/oauth2/token", assertion)
                .with("grant_type", "client_credentials")
                .with("scope", "system/*.rs");
    }

    static SmartForm introspection(String token, TestClient client) {
        return proven("/oauth2/introspect", assertion(client)).with("token", token);
    }

    static SmartForm revocation(String token, TestClient client) {
        return proven("/oauth2/revoke", assertion(client)).with("token", token);
    }

    private static SmartForm proven(String path, String assertion) {
        return new SmartForm(path, Map.of("client_assertion_type", ASSERTION_TYPE, "client_assertion", assertion));
    }

    /** The access token that the client gets with nothing changed. */
    static String accessToken(TestClient client) {
        return token(client).send().json().path("access_token").asString();
    }

    SmartForm with(String field, String value) {
        Map<String, String> changed = new TreeMap<>(fields);
        changed.put(field, value);
        return new SmartForm(path, changed);
    }

    SmartForm without(String field) {
        Map<String, String> changed = new TreeMap<>(fields);
        changed.remove(field);
        return new SmartForm(path, changed);
    }

    Answered send() {
        return send(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    /** Sends another body to the same place. */
    Answered send(String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("X-Request-Id", "smart-" + UUID.randomUUID())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return new Answered(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answered(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String error() {
            return json().path("error").asString("");
        }

        /** The one row that the request left. */
        Map<String, Object> auditRow() {
            return WholeService.bean(JdbcTemplate.class)
                    .queryForMap("select * from audit_event where request_id = ?", header("X-Request-Id"));
        }
    }
}
