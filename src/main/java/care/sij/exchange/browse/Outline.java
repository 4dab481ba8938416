package care.sij.exchange.browse;

import care.sij.exchange.MessageContents.Element;
import care.sij.exchange.MessageContents.Part;
import care.sij.record.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A message as a list of its elements, bounded in number and length. */
final class Outline {

    /** What of the values is told. */
    enum Values {
        /** Only what {@link OpenValues} are. */
        OPEN,
        ALL
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_PARTS = 200;
    private static final int MOST_ELEMENTS = 1_000;
    private static final int MOST_OF_A_PART = 120;
    private static final int LONGEST_VALUE = 500;

    private final Values values;
    private int left = MOST_ELEMENTS;

    private Outline(Values values) {
        this.values = values;
    }

    /** The bundle itself and each of its resources. */
    static List<Part> of(Bytes bundle, Values values) {
        Outline outline = new Outline(values);
        JsonNode root = JSON.readTree(bundle.toArray());
        List<Part> parts = new ArrayList<>();
        parts.add(outline.part("Bundle", withoutEntries(root)));
        int place = 0;
        for (JsonNode entry : root.path("entry")) {
            if (place++ < MOST_PARTS) {
                JsonNode resource = entry.path("resource");
                parts.add(outline.part(type(resource), resource));
            }
        }
        return parts;
    }

    private static JsonNode withoutEntries(JsonNode root) {
        JsonNode head = root.deepCopy();
        if (head instanceof ObjectNode object) {
            object.remove("entry");
        }
        return head;
    }

    private static String type(JsonNode resource) {
        String type = resource.path("resourceType").asString("");
        return type.matches("[A-Z][A-Za-z]{1,63}") ? type : "Resource";
    }

    private Part part(String type, JsonNode resource) {
        List<Element> all = new ArrayList<>();
        int[] leftOut = {0};
        walk("", resource, resource, all, leftOut);
        return new Part(type, all, leftOut[0]);
    }

    private void walk(String path, JsonNode parent, JsonNode node, List<Element> found, int[] leftOut) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                walk(
                        path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                        node,
                        field.getValue(),
                        found,
                        leftOut);
            }
        } else if (node.isArray()) {
            int place = 0;
            for (JsonNode item : node) {
                walk(path + "[" + place++ + "]", parent, item, found, leftOut);
            }
        } else if (left > 0 && found.size() < MOST_OF_A_PART) {
            left--;
            found.add(new Element(path, value(path, parent, node)));
        } else {
            leftOut[0]++;
        }
    }

    private Optional<String> value(String path, JsonNode parent, JsonNode node) {
        String text = node.asString("");
        return switch (values) {
            case OPEN -> OpenValues.isOpen(path, parent, text) ? Optional.of(text) : Optional.empty();
            case ALL ->
                Optional.of(text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + " (cut short)");
        };
    }
}
