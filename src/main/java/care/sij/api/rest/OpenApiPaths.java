package care.sij.api.rest;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI 3.0.3 document as it grows, path by path. */
final class OpenApiPaths {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FORMATS = List.of("application/fhir+json", "application/fhir+xml");
    private static final List<String> WITH_BODY = List.of("post", "put", "patch");
    private static final String REFUSED = "RefusedWithOperationOutcome";

    private final ObjectNode document = JSON.createObjectNode();
    private final ObjectNode paths;

    OpenApiPaths(String title, String description, String server) {
        document.put("openapi", "3.0.3");
        document.putObject("info").put("title", title).put("version", "4.0.1").put("description", description);
        document.putArray("servers").addObject().put("url", server);
        document.putArray("security").addObject().putArray("smart");
        paths = document.putObject("paths");
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("smart")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "SMART Backend Services; see .well-known/smart-configuration");
        content(components
                .putObject("responses")
                .putObject(REFUSED)
                .put("description", "4xx says what is wrong and what to do, in an OperationOutcome"));
        ObjectNode parameters = components.putObject("parameters");
        parameter(parameters.putObject("id"), "id", "path");
        parameter(parameters.putObject("vid"), "vid", "path");
    }

    ObjectNode document() {
        return document;
    }

    void add(
            String path,
            String method,
            String tag,
            String summary,
            List<CapabilityStatementRestResourceSearchParamComponent> searched) {
        ObjectNode operation = paths.withObject("/" + pointer(path)).putObject(method.toLowerCase(Locale.ROOT));
        operation.put("summary", summary).putArray("tags").add(tag);
        ArrayNode parameters = operation.putArray("parameters");
        for (String variable : List.of("id", "vid")) {
            if (path.contains("{" + variable + "}")) {
                parameters.addObject().put("$ref", "#/components/parameters/" + variable);
            }
        }
        searched.forEach(known -> parameter(parameters.addObject(), known.getName(), "query")
                .put("description", known.getType().toCode()));
        if (WITH_BODY.contains(method.toLowerCase(Locale.ROOT))) {
            body(operation.putObject("requestBody"), path);
        }
        ObjectNode responses = operation.putObject("responses");
        content(responses.putObject("2XX").put("description", summary));
        responses.putObject("4XX").put("$ref", "#/components/responses/" + REFUSED);
    }

    private static String pointer(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private static ObjectNode parameter(ObjectNode parameter, String name, String in) {
        parameter.put("name", name).put("in", in).put("required", in.equals("path"));
        parameter.putObject("schema").put("type", "string");
        return parameter;
    }

    private static void body(ObjectNode body, String path) {
        if (path.endsWith("/_search")) {
            body.putObject("content")
                    .putObject("application/x-www-form-urlencoded")
                    .putObject("schema")
                    .put("type", "object");
        } else {
            content(body);
        }
    }

    private static void content(ObjectNode of) {
        ObjectNode content = of.putObject("content");
        FORMATS.forEach(format -> content.putObject(format).putObject("schema").put("type", "object"));
    }
}
