package care.sij.support;

import care.sij.fhir.ResourceIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a patient's plans say, comparable between patients who walked the same journey: without versions, meta,
 * narrative and Provenance (DESIGN 2), every id replaced by what it stands for.
 */
public final class PlanPrint {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final List<String> QUERIES =
            List.of("CarePlan", "Goal", "GuidanceResponse", "Task", "Flag", "Observation");

    private PlanPrint() {}

    /** The print of the plans of the patient who walked this journey, as if it were {@code canonical}'s. */
    public static String of(DemoPartner auditor, Journey journey, String canonical) {
        String patient = ResourceIds.of("Patient", MRN, journey.patient());
        List<String> documents = new ArrayList<>();
        for (String type : QUERIES) {
            for (JsonNode resource : auditor.search(type + "?patient=" + patient + "&_count=200")) {
                if (isPlan(resource)) {
                    documents.add(bare(resource));
                }
            }
        }
        Map<String, String> labels = labels(journey, canonical);
        List<String> known = documents.stream()
                .map(document -> inOneOrder(relabel(document, labels).replace(journey.patient(), canonical)))
                .toList();
        return print(known);
    }

    private static boolean isPlan(JsonNode resource) {
        if (!resource.path("resourceType").asString().equals("Observation")) {
            return true;
        }
        for (JsonNode coding : resource.path("code").path("coding")) {
            String code = coding.path("code").asString();
            if (code.equals("block-response") || code.equals("fusion-success-composite")) {
                return true;
            }
        }
        return false;
    }

    private static String bare(JsonNode resource) {
        ObjectNode copy = (ObjectNode) resource.deepCopy();
        copy.remove("meta");
        copy.remove("text");
        return JSON.writeValueAsString(copy).replaceAll("/_history/\\d+", "");
    }

    /** Ids of the facts follow from their identifiers, so they can be told without asking the service. */
    private static Map<String, String> labels(Journey journey, String canonical) {
        Map<String, String> labels = new HashMap<>();
        labels.put(ResourceIds.of("Patient", MRN, journey.patient()), "the patient");
        for (Journey.Message message : journey.messages()) {
            for (JsonNode entry : JSON.readTree(message.json()).path("entry")) {
                JsonNode resource = entry.path("resource");
                String type = resource.path("resourceType").asString();
                for (JsonNode identifier : resource.path("identifier")) {
                    String system = identifier.path("system").asString("");
                    String value = identifier.path("value").asString("");
                    labels.put(
                            ResourceIds.of(type, system, value),
                            type + " " + value.replace(journey.patient(), canonical));
                }
            }
        }
        return labels;
    }

    private static String relabel(String document, Map<String, String> labels) {
        return ID.matcher(document).replaceAll(id -> labels.getOrDefault(id.group(), id.group()));
    }

    /** The ids left over are the plan's own; each is called by the place of its resource among the others. */
    private static String print(List<String> documents) {
        List<String> ordered = documents.stream()
                .sorted(Comparator.comparing(document -> ID.matcher(document).replaceAll("own")))
                .toList();
        Map<String, String> own = new HashMap<>();
        for (int place = 0; place < ordered.size(); place++) {
            own.put(JSON.readTree(ordered.get(place)).path("id").asString(), "own " + place);
        }
        return ordered.stream()
                .map(document -> inOneOrder(relabel(document, own)))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Facts of one day are listed by id, which is another for each patient: lists of references are compared as sets.
     */
    private static String inOneOrder(String document) {
        return sorted(JSON.readTree(document)).toString();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), sorted(field.getValue())));
            return copy;
        }
        if (!node.isArray()) {
            return node;
        }
        List<JsonNode> elements = new ArrayList<>();
        node.forEach(element -> elements.add(sorted(element)));
        if (node.toString().contains("\"reference\"")) {
            elements.sort(Comparator.comparing(
                    element -> ID.matcher(element.toString()).replaceAll("own")));
        }
        ArrayNode copy = JSON.createArrayNode();
        elements.forEach(copy::add);
        return copy;
    }
}
