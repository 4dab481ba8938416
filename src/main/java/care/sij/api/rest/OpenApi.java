package care.sij.api.rest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemInteractionComponent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The capability statement as OpenAPI 3.0, so that neither says what the other does not. */
@Component
class OpenApi {

    private static final String ONE = "/{id}";
    private static final Set<String> WITHOUT_PATH = Set.of("batch", "search-system");

    private final Capabilities capabilities;
    private final ServedOperations operations;

    OpenApi(Capabilities capabilities, ServedOperations operations) {
        this.capabilities = capabilities;
        this.operations = operations;
    }

    ObjectNode document() {
        CapabilityStatement statement = capabilities.statement();
        CapabilityStatementRestComponent rest = statement.getRestFirstRep();
        OpenApiPaths paths = new OpenApiPaths(
                statement.getSoftware().getName(),
                rest.getDocumentation(),
                statement.getImplementation().getUrl());
        paths.add("/metadata", "get", "capabilities", "The capability statement", List.of());
        rest.getInteraction().forEach(interaction -> addSystem(paths, interaction));
        rest.getOperation().forEach(operation -> addOperation(paths, operations.ofSystem(operation.getName())));
        rest.getResource().forEach(resource -> addType(paths, resource));
        return paths.document();
    }

    private static void addSystem(OpenApiPaths paths, SystemInteractionComponent interaction) {
        String code = interaction.getCode().toCode();
        if (code.equals("history-system")) {
            paths.add("/_history", "get", "system", "History of everything", List.of());
        } else if (!WITHOUT_PATH.contains(code)) {
            paths.add("/", "post", "system", "A transaction or batch", List.of());
        }
    }

    private static void addOperation(OpenApiPaths paths, Map<String, Set<String>> found) {
        found.forEach((path, methods) -> methods.forEach(method -> paths.add(
                path, method, "operations", "Operation " + path.substring(path.lastIndexOf('/') + 1), List.of())));
    }

    private void addType(OpenApiPaths paths, CapabilityStatementRestResourceComponent resource) {
        String type = resource.getType();
        resource.getInteraction()
                .forEach(interaction -> add(paths, interaction.getCode().toCode(), resource));
        if (resource.getConditionalUpdate()) {
            paths.add("/" + type, "put", type, "Update by a condition", List.of());
        }
        if (resource.hasConditionalDelete()
                && resource.getConditionalDelete() != ConditionalDeleteStatus.NOTSUPPORTED) {
            paths.add("/" + type, "delete", type, "Delete by a condition", List.of());
        }
        resource.getOperation().forEach(operation -> addOperation(paths, operations.of(type, operation.getName())));
    }

    private static void add(OpenApiPaths paths, String interaction, CapabilityStatementRestResourceComponent resource) {
        String type = resource.getType();
        String path = "/" + type;
        switch (interaction) {
            case "read" -> paths.add(path + ONE, "get", type, "Read", List.of());
            case "vread" -> paths.add(path + ONE + "/_history/{vid}", "get", type, "Read a version", List.of());
            case "history-instance" -> paths.add(path + ONE + "/_history", "get", type, "History of one", List.of());
            case "history-type" -> paths.add(path + "/_history", "get", type, "History of the type", List.of());
            case "create" -> paths.add(path, "post", type, "Create", List.of());
            case "update" -> paths.add(path + ONE, "put", type, "Update", List.of());
            case "patch" -> paths.add(path + ONE, "patch", type, "Patch", List.of());
            case "delete" -> paths.add(path + ONE, "delete", type, "Delete", List.of());
            case "search-type" -> {
                paths.add(path, "get", type, "Search", resource.getSearchParam());
                paths.add(path + "/_search", "post", type, "Search by a form with the parameters of GET", List.of());
            }
            default -> throw new IllegalStateException("the statement lists an interaction that R4 does not have");
        }
    }
}
