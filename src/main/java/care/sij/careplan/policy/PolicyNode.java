package care.sij.careplan.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One mapping of a policy file that remembers which keys were read, so that the others can be refused. */
final class PolicyNode {

    private final String place;
    private final JsonNode node;
    private final Set<String> read = new HashSet<>();

    PolicyNode(String place, JsonNode node) {
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw new PolicyFileException(place, "is no mapping");
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

    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    boolean has(String key) {
        return node.has(key);
    }

    Optional<String> text(String key) {
        return child(key).map(value -> {
            if (!value.isString()) {
                throw problem(key, "is no text");
            }
            return value.stringValue();
        });
    }

    String requiredText(String key) {
        return required(key, text(key));
    }

    OptionalInt integer(String key) {
        return child(key)
                .map(value -> {
                    if (!value.isInt()) {
                        throw problem(key, "is no whole number");
                    }
                    return OptionalInt.of(value.intValue());
                })
                .orElseGet(OptionalInt::empty);
    }

    int requiredInteger(String key) {
        return integer(key).orElseThrow(() -> problem(key, "is missing"));
    }

    BigDecimal requiredDecimal(String key) {
        JsonNode value = required(key, child(key));
        if (!value.isNumber()) {
            throw problem(key, "is no number");
        }
        return value.decimalValue();
    }

    /** True unless the key says {@code false}. */
    boolean trueUnlessDenied(String key) {
        return child(key)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw problem(key, "is neither true nor false");
                    }
                    return value.booleanValue();
                })
                .orElse(true);
    }

    Optional<Period> period(String key) {
        return text(key).map(text -> {
            try {
                return Period.parse(text);
            } catch (DateTimeException notAPeriod) {
                throw problem(key, "is no period such as P6M");
            }
        });
    }

    Period requiredPeriod(String key) {
        return required(key, period(key));
    }

    <T> Optional<T> code(String key, Function<String, Optional<T>> constants) {
        return text(key).map(text -> constants.apply(text).orElseThrow(() -> problem(key, "has an unknown code")));
    }

    <T> T requiredCode(String key, Function<String, Optional<T>> constants) {
        return required(key, code(key, constants));
    }

    <T> Optional<Set<T>> codes(String key, Function<String, Optional<T>> constants) {
        return child(key).map(list -> {
            Set<T> found = new LinkedHashSet<>();
            for (JsonNode item : list.values()) {
                found.add(constants.apply(item.asString()).orElseThrow(() -> problem(key, "has an unknown code")));
            }
            return Set.copyOf(found);
        });
    }

    List<String> texts(String key) {
        return child(key)
                .map(list -> list.values().stream().map(JsonNode::asString).toList())
                .orElse(List.of());
    }

    PolicyNode mapping(String key) {
        return new PolicyNode(place + ": " + key, required(key, child(key)));
    }

    List<PolicyNode> mappings(String key) {
        List<PolicyNode> found = new ArrayList<>();
        child(key)
                .ifPresent(list -> list.values().forEach(item -> found.add(new PolicyNode(place + ": " + key, item))));
        return found;
    }

    /** Tells whether the key has this very text. */
    boolean says(String key, String word) {
        return node.path(key).isString() && node.path(key).stringValue().equals(word);
    }

    PolicyFileException problem(String key, String problem) {
        return new PolicyFileException(place, key + " " + problem);
    }

    private Optional<JsonNode> child(String key) {
        read.add(key);
        JsonNode value = node.path(key);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private <T> T required(String key, Optional<T> value) {
        return value.orElseThrow(() -> problem(key, "is missing"));
    }
}
