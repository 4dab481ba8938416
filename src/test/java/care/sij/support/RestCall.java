package care.sij.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One REST call of a partner. */
public final class RestCall {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpRequest.Builder request;
    private String contentType = "application/fhir+json";

    private RestCall(HttpRequest.Builder request) {
        this.request = request;
    }

    public static RestCall to(DemoPartner partner, String path) {
        return beside(partner, "/fhir" + path);
    }

    /** One that is not to the FHIR face. */
    public static RestCall beside(DemoPartner partner, String path) {
        return new RestCall(partner.authorized(path));
    }

    public static Got get(DemoPartner partner, String path) {
        return to(partner, path).call("GET", "");
    }

    public static Got post(DemoPartner partner, String path, JsonNode body) {
        return to(partner, path).call("POST", body.toString());
    }

    public static Got put(DemoPartner partner, String path, JsonNode body) {
        return to(partner, path).call("PUT", body.toString());
    }

    public static Got delete(DemoPartner partner, String path) {
        return to(partner, path).call("DELETE", "");
    }

    public RestCall header(String name, String value) {
        if (name.equals("Content-Type")) {
            contentType = value;
        } else {
            request.header(name, value);
        }
        return this;
    }

    public Got call(String method, String body) {
        HttpRequest.BodyPublisher publisher = body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        try {
            HttpResponse<String> response = HTTP.send(
                    request.header("Content-Type", contentType)
                            .method(method, publisher)
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Got(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Got(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String id() {
            return json().path("id").asString();
        }

        /** Code of the first issue, e.g. {@code SEND_NOT_VALID}; empty when it has none. */
        public String rule() {
            return issue().path("details").path("coding").path(0).path("code").asString("");
        }

        public JsonNode issue() {
            return json().path("issue").path(0);
        }

        public String expression() {
            return issue().path("expression").path(0).asString("");
        }
    }
}
