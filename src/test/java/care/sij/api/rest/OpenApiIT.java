package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.Parallel;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the OpenAPI description lists is served, and everybody may read it. */
class OpenApiIT {

    private static final int CLIENTS = 2;

    /** One of each sort; all types are made in one way. */
    private static final Set<String> TYPES =
            Set.of("Patient", "Observation", "CarePlan", "AuditEvent", "StructureDefinition", "Group", "ValueSet");

    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @Test
    void listsNothingThatIsNotServed() throws Exception {
        JsonNode paths = JsonMapper.builder()
                .build()
                .readTree(open("/fhir/openapi.json").body())
                .path("paths");
        List<Callable<String>> calls = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    String[] parts = path.getKey().split("/", -1);
                    if (!Character.isUpperCase((parts[1] + "$").charAt(0)) || TYPES.contains(parts[1])) {
                        calls.add(() -> unserved(method.toUpperCase(Locale.ROOT), path.getKey()));
                    }
                }));

        assertThat(calls).hasSizeGreaterThan(60);
        assertThat(Parallel.run(CLIENTS, calls)).containsOnly("");
    }

    /** Nothing of what is asked for is there: it is not found, rather than not served. */
    private String unserved(String method, String path) {
        RestCall call = RestCall.to(hospital, path.replace("{id}", "absent").replace("{vid}", "1"));
        if (path.endsWith("/_search")) {
            call.header("Content-Type", "application/x-www-form-urlencoded");
        }
        RestCall.Got got = call.call(method, method.equals("POST") && !path.endsWith("/_search") ? "{}" : "");
        boolean served = got.status() != 405
                && got.status() < 500
                && (got.status() != 404 || got.issue().path("code").asString("").equals("not-found"));
        return served ? "" : method + " " + path + " " + got.status() + " " + got.text();
    }

    @Test
    void listsTheSearchParametersOfTheStatement() throws Exception {
        JsonNode search = JsonMapper.builder()
                .build()
                .readTree(open("/fhir/openapi.json").body())
                .at("/paths/~1Patient/get/parameters");
        List<String> listed = new ArrayList<>();
        search.forEach(parameter -> listed.add(parameter.path("name").asString()));

        List<String> stated = new ArrayList<>();
        RestCall.get(hospital, "/metadata")
                .json()
                .path("rest")
                .path(0)
                .path("resource")
                .forEach(resource -> {
                    if (resource.path("type").asString().equals("Patient")) {
                        resource.path("searchParam")
                                .forEach(parameter ->
                                        stated.add(parameter.path("name").asString()));
                    }
                });
        assertThat(listed).contains("identifier", "birthdate").isEqualTo(stated);
    }

    @Test
    void isAPageThatFetchesAndRunsNothing() throws Exception {
        HttpResponse<String> page = open("/fhir/openapi");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("<code>GET /Patient/{id}</code>", "birthdate (date)", "GET /CarePlan/{id}/$as-of")
                .doesNotContain("<script", "src=", "<link");
    }

    private static HttpResponse<String> open(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
