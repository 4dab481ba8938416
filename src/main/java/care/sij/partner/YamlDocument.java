package care.sij.partner;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyNameException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One YAML document as settings: text by name, each with its line. Anchors, tags of other types, a key said twice and
 * one without a value are problems.
 *
 * @param problems what could not be read so
 */
record YamlDocument(RegistrationRules rules, Map<ConfigurationPropertyName, Leaf> leaves, List<String> problems) {

    private static final int DEEPEST = 10;
    private static final int LONGEST_LIST = 1_000;
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final String PLAIN = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";

    /** A value and the line on which it stands. */
    record Leaf(String text, int line) {}

    /** All documents of a stream, below the root. */
    static List<YamlDocument> read(String text, ConfigurationPropertyName root, RegistrationRules rules) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        options.setNestingDepthLimit(DEEPEST);
        List<YamlDocument> documents = new ArrayList<>();
        try {
            List<String> anchors = rules.all() ? anchors(text, options) : List.of();
            if (!anchors.isEmpty()) {
                return List.of(new YamlDocument(rules, Map.of(), anchors));
            }
            for (Node node : new Yaml(new SafeConstructor(options)).composeAll(new StringReader(text))) {
                documents.add(of(node, root, rules));
            }
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            documents.add(broken(rules, "line " + line + ": this is no YAML: " + broken.getProblem()));
        } catch (YAMLException broken) {
            documents.add(broken(rules, "this is no YAML that is taken here: " + broken.getMessage()));
        }
        return documents;
    }

    /** Where something stands for another place of the text; what is composed no longer shows it. */
    private static List<String> anchors(String text, LoaderOptions options) {
        List<String> anchors = new ArrayList<>();
        for (Event event : new Yaml(new SafeConstructor(options)).parse(new StringReader(text))) {
            if (event instanceof NodeEvent node && !(node instanceof AliasEvent) && node.getAnchor() != null) {
                anchors.add("line " + (node.getStartMark().getLine() + 1)
                        + ": anchors and aliases are not taken; write the value itself");
            }
        }
        return anchors;
    }

    private static YamlDocument broken(RegistrationRules rules, String problem) {
        return new YamlDocument(rules, Map.of(), List.of(problem));
    }

    private static YamlDocument of(Node node, ConfigurationPropertyName root, RegistrationRules rules) {
        YamlDocument document = new YamlDocument(rules, new LinkedHashMap<>(), new ArrayList<>());
        if (node instanceof MappingNode mapping) {
            document.add(root, mapping);
        } else {
            document.problems.add("line " + line(node) + ": a registration is a mapping of settings to their values");
        }
        return document;
    }

    private void add(ConfigurationPropertyName name, Node node) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> add(name, entry));
        } else if (node instanceof SequenceNode sequence) {
            add(name, sequence);
        } else if (node instanceof ScalarNode scalar) {
            add(name, scalar);
        }
    }

    private void add(ConfigurationPropertyName above, NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            problems.add("line " + line(entry.getKeyNode()) + ": a key is a text");
            return;
        }
        String bare = key.getValue().replaceFirst("^\\[(.*)]$", "$1");
        try {
            add(above.append(bare.matches(PLAIN) ? bare : "[" + bare + "]"), entry.getValueNode());
        } catch (InvalidConfigurationPropertyNameException noName) {
            problems.add("line " + line(key) + ": a key cannot have brackets in it");
        }
    }

    private void add(ConfigurationPropertyName name, SequenceNode sequence) {
        if (rules.all() && sequence.getValue().size() > LONGEST_LIST) {
            problems.add("line " + line(sequence) + ": " + shown(name) + " has more than " + LONGEST_LIST + " entries");
            return;
        }
        if (sequence.getValue().isEmpty()) {
            put(name, "", sequence);
        }
        for (int index = 0; index < sequence.getValue().size(); index++) {
            add(name.append("[" + index + "]"), sequence.getValue().get(index));
        }
    }

    private void add(ConfigurationPropertyName name, ScalarNode scalar) {
        if (Tag.NULL.equals(scalar.getTag())) {
            problems.add("line " + line(scalar) + ": " + shown(name) + " has no value; give one or leave it out");
        } else if (rules.all() && scalar.getValue().length() > LONGEST_TEXT) {
            problems.add(
                    "line " + line(scalar) + ": " + shown(name) + " has more than " + LONGEST_TEXT + " characters");
        } else {
            put(name, scalar.getValue(), scalar);
        }
    }

    private void put(ConfigurationPropertyName name, String text, Node node) {
        if (leaves.putIfAbsent(name, new Leaf(text, line(node))) != null) {
            problems.add("line " + line(node) + ": " + shown(name) + " is said twice");
        }
    }

    /** Its name below the root, as it is written. */
    static String shown(ConfigurationPropertyName name) {
        return name.subName(1).toString();
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
