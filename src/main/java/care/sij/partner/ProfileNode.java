package care.sij.partner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One mapping of a profile's file, which refuses what it does not know. */
final class ProfileNode {

    private final String place;
    private final JsonNode node;
    private final Set<String> read = new HashSet<>();

    ProfileNode(String place, JsonNode node) {
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw new ProfileFileException(place, "is no mapping");
        }
    }

    /** Refuses every key that was not read. */
    void refuseOtherKeys() {
        for (String key : node.propertyNames()) {
            if (!read.contains(key)) {
                throw problem(key, "is not a known key");
            }
        }
    }

    Optional<String> text(String key) {
        return child(key).map(value -> {
            if (!value.isString()) {
                throw problem(key, "is no text; put it into quotation marks");
            }
            return value.stringValue();
        });
    }

    String requiredText(String key) {
        return text(key).orElseThrow(() -> problem(key, "is missing"));
    }

    <T> T requiredCode(String key, Function<String, Optional<T>> constants) {
        return constants.apply(requiredText(key)).orElseThrow(() -> problem(key, "has an unknown code"));
    }

    List<String> texts(String key) {
        List<String> found = new ArrayList<>();
        child(key).ifPresent(list -> {
            if (!list.isArray()) {
                throw problem(key, "is no list");
            }
            list.values().forEach(item -> found.add(item.asString()));
        });
        return found;
    }

    <T> List<T> codes(String key, Function<String, Optional<T>> constants) {
        if (!node.has(key)) {
            throw problem(key, "is missing");
        }
        return texts(key).stream()
                .map(text -> constants.apply(text).orElseThrow(() -> problem(key, "has an unknown code")))
                .toList();
    }

    /** What each entry of a mapping says, in the order of the file; none when the mapping is not there. */
    <T> List<T> entries(String key, BiFunction<String, ProfileNode, T> reader) {
        List<T> found = new ArrayList<>();
        child(key).ifPresent(mapping -> {
            ProfileNode entries = new ProfileNode(place + ": " + key, mapping);
            for (String name : mapping.propertyNames()) {
                ProfileNode entry = new ProfileNode(entries.place + "." + name, mapping.path(name));
                found.add(reader.apply(name, entry));
                entry.refuseOtherKeys();
            }
        });
        return found;
    }

    ProfileFileException problem(String key, String problem) {
        return new ProfileFileException(place, key + " " + problem);
    }

    private Optional<JsonNode> child(String key) {
        read.add(key);
        JsonNode value = node.path(key);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }
}
