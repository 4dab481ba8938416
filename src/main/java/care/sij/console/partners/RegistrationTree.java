package care.sij.console.partners;

import care.sij.console.partners.Setting.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** A registration as it is typed, field by field, and as the document that the register takes. */
final class RegistrationTree {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();
    private static final String MESSAGES = "/$process-message";
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private final ObjectNode root;

    private RegistrationTree(ObjectNode root) {
        this.root = root;
    }

    /** Of a draft: what its kind of partner is asked for. */
    static RegistrationTree of(Map<String, String> said, Kind kind) {
        RegistrationTree tree = new RegistrationTree(JSON.createObjectNode());
        Map<String, String> whole = new LinkedHashMap<>(said);
        if (kind == Kind.V2) {
            whole.put(Setting.CHANNEL.path(), "hl7v2");
        } else if (!said.getOrDefault(Setting.CHANNEL.path(), "message").equals("fhir-rest")) {
            whole.put(Setting.CHANNEL.path(), "message");
            whole.put(Setting.PROFILE.path(), "");
            whole.computeIfPresent(Setting.ENDPOINT.path(), (path, base) -> toMessages(base));
        }
        Stream.of(Setting.values())
                .filter(setting -> setting.isFor(kind))
                .forEach(setting -> tree.set(setting, whole.getOrDefault(setting.path(), "")));
        return tree;
    }

    /** Of a document of the register. */
    static RegistrationTree of(String yaml) {
        return new RegistrationTree((ObjectNode) YAML.readTree(yaml));
    }

    private static String toMessages(String base) {
        String plain = base.strip().replaceFirst("/$", "");
        return plain.isEmpty() || plain.endsWith(MESSAGES) ? plain : plain + MESSAGES;
    }

    /**
     * Has the setting say what was typed; nothing when nothing was. What says the same stays as it is written: forms
     * end lines in their own way (HTML, form submission), and leave out blanks at the ends.
     */
    void set(Setting setting, String typed) {
        List<String> path = List.of(setting.path().split("\\."));
        String text = asTyped(typed);
        if (text.equals(asTyped(said(setting)))) {
            return;
        }
        if (text.isEmpty()) {
            remove(root, path);
            return;
        }
        List<String> before = lines(said(setting)).toList();
        ObjectNode above = root;
        for (String name : path.subList(0, path.size() - 1)) {
            above = above.withObjectProperty(name);
        }
        above.set(path.get(path.size() - 1), value(setting, text, before));
    }

    private static String asTyped(String text) {
        return LINE_END.matcher(text.strip()).replaceAll("\n");
    }

    private static void remove(ObjectNode above, List<String> path) {
        if (path.size() == 1) {
            above.remove(path.get(0));
        } else if (above.get(path.get(0)) instanceof ObjectNode below) {
            remove(below, path.subList(1, path.size()));
            if (below.isEmpty()) {
                above.remove(path.get(0));
            }
        }
    }

    private static JsonNode value(Setting setting, String text, List<String> before) {
        return switch (setting.shape()) {
            case LINE, TEXT, CHOICE -> JSON.getNodeFactory().stringNode(text);
            case LINES -> list(lines(text));
            case CHECKS -> list(inTheOrderOf(before, lines(text).toList()));
            case PAIRS -> {
                ObjectNode pairs = JSON.createObjectNode();
                lines(text)
                        .map(line -> line.split("=", 2))
                        .forEach(pair -> pairs.put(pair[0].strip(), pair[pair.length - 1].strip()));
                yield pairs;
            }
        };
    }

    private static ArrayNode list(Stream<String> texts) {
        ArrayNode list = JSON.createArrayNode();
        texts.forEach(list::add);
        return list;
    }

    /** Boxes have an order of their own, which says nothing. */
    private static Stream<String> inTheOrderOf(List<String> before, List<String> ticked) {
        return Stream.concat(
                before.stream().filter(ticked::contains), ticked.stream().filter(one -> !before.contains(one)));
    }

    private static Stream<String> lines(String text) {
        return Arrays.stream(text.split("\\R")).map(String::strip).filter(line -> !line.isEmpty());
    }

    /** What the setting says, as it is typed. */
    String said(Setting setting) {
        JsonNode node = root.at("/" + setting.path().replace('.', '/'));
        if (node.isArray()) {
            return node.values().stream().map(JsonNode::asString).collect(Collectors.joining("\n"));
        }
        return node.isObject()
                ? node.properties().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue().asString())
                        .collect(Collectors.joining("\n"))
                : node.asString("");
    }

    /** For the register: JSON, which is YAML, so that no text typed can be anything but a text. */
    String document() {
        return JSON.writeValueAsString(root);
    }

    /** For people. */
    String yaml() {
        return YAML.writeValueAsString(root);
    }
}
