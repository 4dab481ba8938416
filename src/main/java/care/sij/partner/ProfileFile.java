package care.sij.partner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One capability profile's file; every key in it is understood or refused. */
final class ProfileFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Source> sources;

    private ProfileFile(Map<String, Source> sources) {
        this.sources = sources;
    }

    /**
     * The profile that a file's text states.
     *
     * @param name of the file; its profile has the same name
     * @throws ProfileFileException naming file and entry, or the line of what is no YAML
     */
    static CapabilityProfile read(String name, String text) {
        ProfileNode root = new ProfileNode(name, tree(name, text));
        Map<String, Source> sources = root.entries("sources", (key, node) -> Map.entry(key, source(node))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        CapabilityProfile profile = new ProfileFile(sources).profile(root);
        root.refuseOtherKeys();
        if (!name.equals(profile.name() + ".yaml")) {
            throw root.problem("name", "is not the file's");
        }
        return profile;
    }

    private static JsonNode tree(String name, String text) {
        try {
            return YAML.readTree(text);
        } catch (JacksonException broken) {
            throw new ProfileFileException(
                    name + " line " + broken.getLocation().getLineNr(), "is no YAML: " + broken.getOriginalMessage());
        }
    }

    private static Source source(ProfileNode node) {
        Optional<String> captured = node.text("captured");
        if (captured.filter(day -> !day.matches("[0-9]{4}-[0-9]{2}(-[0-9]{2})?"))
                .isPresent()) {
            throw node.problem("captured", "is no month or day such as 2026-07-24");
        }
        return new Source(node.requiredText("cite"), node.requiredCode("trust", Trust::of), captured);
    }

    private CapabilityProfile profile(ProfileNode root) {
        return new CapabilityProfile(
                root.requiredText("name"),
                root.requiredText("title"),
                root.entries("resources", this::resource),
                root.entries("messages", this::message),
                root.entries(
                        "quirks",
                        (key, node) -> new KnownQuirk(known(key, node, Quirk::of), sourceOf(node), note(node))),
                root.entries(
                        "parameters",
                        (key, node) -> new RequiredParameter(
                                key, node.requiredCode("in", RequiredParameter.Place::of), sourceOf(node), note(node))),
                root.entries(
                        "errors",
                        (key, node) -> new VendorError(
                                key, node.requiredCode("class", RetryClass::of), sourceOf(node), note(node))));
    }

    private ResourceCapability resource(String type, ProfileNode node) {
        List<WriteInteraction> may = node.codes("may", WriteInteraction::of);
        return new ResourceCapability(
                type, Set.copyOf(may), node.texts("categories"), node.texts("formats"), sourceOf(node), note(node));
    }

    private MessageCapability message(String type, ProfileNode node) {
        return new MessageCapability(
                type, node.requiredCode("taking", MessageCapability.Taking::of), sourceOf(node), note(node));
    }

    private Source sourceOf(ProfileNode node) {
        return node.requiredCode("source", key -> Optional.ofNullable(sources.get(key)));
    }

    private static String note(ProfileNode node) {
        return node.text("note").orElse("");
    }

    private static <T> T known(String key, ProfileNode node, Function<String, Optional<T>> constants) {
        return constants.apply(key).orElseThrow(() -> node.problem("entry", "has an unknown name"));
    }
}
