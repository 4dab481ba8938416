package care.sij.partner;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** A registration in the one form in which two can be compared: the settings' names, without what is at its default. */
final class RegistrationText {

    private static final ObjectMapper JSON = named(JsonMapper.builder());

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private static final JsonNode DEFAULTS = JSON.valueToTree(RegistrationDocument.nothing());

    private RegistrationText() {}

    /** Its settings. */
    static ObjectNode tree(PartnerSettings.Entry entry) {
        return without(JSON.valueToTree(entry), DEFAULTS);
    }

    /** As a document that says whose registration it is. */
    static String yaml(String id, PartnerSettings.Entry entry) {
        return yaml(id, tree(entry));
    }

    /** The same of settings that were put together. */
    static String yaml(String id, ObjectNode registration) {
        ObjectNode document = JSON.createObjectNode().put("id", id);
        document.setAll(registration);
        return YAML.writeValueAsString(document);
    }

    /** Each setting's value by its name. */
    static Map<String, String> flat(PartnerSettings.Entry entry) {
        Map<String, String> flat = new TreeMap<>();
        flatten("", tree(entry), flat);
        return flat;
    }

    private static void flatten(String above, ObjectNode node, Map<String, String> flat) {
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            String name = above + child.getKey();
            if (child.getValue() instanceof ObjectNode mapping) {
                flatten(name + ".", mapping, flat);
            } else {
                flat.put(
                        name,
                        child.getValue().isString()
                                ? child.getValue().stringValue()
                                : child.getValue().toString());
            }
        }
    }

    private static ObjectNode without(ObjectNode node, JsonNode defaults) {
        ObjectNode rest = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            JsonNode usual = defaults.path(child.getKey());
            JsonNode value =
                    child.getValue() instanceof ObjectNode mapping ? without(mapping, usual) : child.getValue();
            if (!value.isNull() && !value.equals(usual) && !(value.isObject() && value.isEmpty())) {
                rest.set(child.getKey(), value);
            }
        }
        return rest;
    }

    private static ObjectMapper named(MapperBuilder<?, ?> builder) {
        SimpleModule values = new SimpleModule()
                .addSerializer(DataSize.class, ToStringSerializer.instance)
                .addSerializer(new InLowerCase());
        return builder.propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .addModule(values)
                .build();
    }

    /** Constants as they are written in settings. */
    @SuppressWarnings("rawtypes")
    private static final class InLowerCase extends StdSerializer<Enum> {

        InLowerCase() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }
}
