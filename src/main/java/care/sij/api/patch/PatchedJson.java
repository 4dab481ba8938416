package care.sij.api.patch;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON document while it is patched (RFC 6902 section 4). */
final class PatchedJson {

    /** No resource is nested deeper; what a copy puts into itself would be. */
    private static final int DEEPEST = 64;

    /** Values that all operations of a patch put in: copies of copies would fill the memory. */
    private static final int MOST_VALUES = 200_000;

    /** A text counts once more for so many characters, so that what is put in has some 20 MB at most. */
    private static final int CHARACTERS_OF_A_VALUE = 100;

    /** RFC 6902 section 4.6: numbers are equal by value. */
    private static final Comparator<JsonNode> EQUALITY = (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
            BigDecimal left = one.decimalValue();
            return left.compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    };

    private JsonNode root;
    private int values;

    PatchedJson(JsonNode root) {
        this.root = root;
    }

    JsonNode root() {
        return root;
    }

    /** @throws PatchRefused when it cannot be done */
    void apply(int index, JsonOperation operation) {
        if (operation instanceof JsonOperation.Add add) {
            add(index, add.path(), add.value());
        } else if (operation instanceof JsonOperation.Remove remove) {
            remove(index, remove.path());
        } else if (operation instanceof JsonOperation.Replace replace) {
            replace(index, replace.path(), replace.value());
        } else if (operation instanceof JsonOperation.Move move) {
            move(index, move.path(), move.from());
        } else if (operation instanceof JsonOperation.Copy copy) {
            add(index, copy.path(), existing(index, copy.from()));
        } else if (operation instanceof JsonOperation.Test test
                && !existing(index, test.path()).equals(EQUALITY, test.value())) {
            throw PatchRefused.at(index, "what is at its `path` is not the value that it tests for.");
        }
    }

    private void add(int index, JsonPointer path, JsonNode given) {
        requireRoom(index, path, given);
        JsonNode value = given.deepCopy();
        if (path.isRoot()) {
            root = value;
            return;
        }
        JsonNode parent = parent(index, path);
        if (parent instanceof ObjectNode object) {
            object.set(path.last(), value);
        } else {
            ArrayNode array = (ArrayNode) parent;
            array.insert(path.last().equals("-") ? array.size() : place(index, path, array.size() + 1), value);
        }
    }

    private void remove(int index, JsonPointer path) {
        existing(index, path);
        if (path.isRoot()) {
            throw PatchRefused.at(index, "it would remove the whole resource. Delete it with DELETE.");
        }
        JsonNode parent = parent(index, path);
        if (parent instanceof ObjectNode object) {
            object.remove(path.last());
        } else {
            ((ArrayNode) parent).remove(place(index, path, parent.size()));
        }
    }

    private void replace(int index, JsonPointer path, JsonNode value) {
        existing(index, path);
        requireRoom(index, path, value);
        if (path.isRoot()) {
            root = value.deepCopy();
            return;
        }
        JsonNode parent = parent(index, path);
        if (parent instanceof ObjectNode object) {
            object.set(path.last(), value.deepCopy());
        } else {
            ((ArrayNode) parent).set(place(index, path, parent.size()), value.deepCopy());
        }
    }

    private void move(int index, JsonPointer path, JsonPointer from) {
        if (from.isAbove(path)) {
            throw PatchRefused.at(index, "it would move a value into itself.");
        }
        JsonNode moved = existing(index, from);
        if (!from.equals(path)) {
            remove(index, from);
            add(index, path, moved);
        }
    }

    private JsonNode existing(int index, JsonPointer path) {
        return find(path).orElseThrow(() -> PatchRefused.at(index, "there is nothing at its `path` or `from`."));
    }

    private Optional<JsonNode> find(JsonPointer path) {
        Optional<JsonNode> node = Optional.of(root);
        for (String token : path.tokens()) {
            node = node.flatMap(above -> child(above, token));
        }
        return node;
    }

    private static Optional<JsonNode> child(JsonNode above, String token) {
        if (above.isArray()) {
            OptionalInt place = place(token, above.size());
            return place.isPresent() ? Optional.of(above.get(place.getAsInt())) : Optional.empty();
        }
        return above.has(token) ? Optional.of(above.get(token)) : Optional.empty();
    }

    private JsonNode parent(int index, JsonPointer path) {
        return find(path.parent())
                .filter(JsonNode::isContainer)
                .orElseThrow(() -> PatchRefused.at(index, "there is no object or array above its `path`."));
    }

    private static int place(int index, JsonPointer path, int size) {
        return place(path.last(), size)
                .orElseThrow(() -> PatchRefused.at(
                        index, "its `path` ends in no place of the array. Count from 0; `-` adds at the end."));
    }

    private static OptionalInt place(String token, int size) {
        return token.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(token) < size
                ? OptionalInt.of(Integer.parseInt(token))
                : OptionalInt.empty();
    }

    private void requireRoom(int index, JsonPointer path, JsonNode value) {
        values += count(index, value, path.tokens().size());
        if (values > MOST_VALUES) {
            throw tooMuch(index);
        }
    }

    private static int count(int index, JsonNode value, int depth) {
        if (depth > DEEPEST) {
            throw tooMuch(index);
        }
        int count = 1 + value.asString("").length() / CHARACTERS_OF_A_VALUE;
        for (JsonNode child : value) {
            count += count(index, child, depth + 1);
        }
        return count;
    }

    private static PatchRefused tooMuch(int index) {
        return PatchRefused.at(
                index, "the patch puts in more than a resource holds, or nests it deeper. Send the resource with PUT.");
    }
}
