package care.sij.journey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One way to damage a message; the same seed does the same damage. */
enum Mutation {
    TRUNCATE(Level.BYTES),
    FLIP_BITS(Level.BYTES),
    CONTROL_CHARACTER(Level.BYTES),
    DELETE_RANGE(Level.BYTES),
    REPEAT_RANGE(Level.BYTES),
    RANDOM_BYTES(Level.BYTES),
    DROP(Level.TREE),
    DUPLICATE(Level.TREE),
    RENAME(Level.TREE),
    ADD_UNKNOWN(Level.TREE),
    OTHER_TYPE(Level.TREE),
    SWAP(Level.TREE),
    OTHER_VALUE(Level.TREE),
    STRANGE_TEXT(Level.TREE),
    HUGE_NUMBER(Level.TREE),
    OTHER_DATE(Level.TREE),
    OTHER_REFERENCE(Level.TREE);

    private enum Level {
        BYTES,
        TREE
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "\u0000",
            "\ud83d",
            "\u202e\u0007",
            "' OR 1=1 --",
            "{{7*7}}",
            "${jndi:ldap://127.0.0.1/x}",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "%00%0d%0aX: y",
            "#",
            "urn:uuid:",
            "http://",
            "|",
            "\\",
            "\u4e00".repeat(3_000),
            "x".repeat(70_000));
    private static final List<String> DATES = List.of(
            "0000-00-00",
            "0001-01-01",
            "9999-12-31T23:59:59.999+14:00",
            "2023-02-29",
            "2024-02-29",
            "2023-06-31T25:61:61Z",
            "2023",
            "2023-06-19T24:00:00Z",
            "-2023-06-19",
            "2023-06-19T09:12:00");

    private final Level level;

    Mutation(Level level) {
        this.level = level;
    }

    /** Bytes a little more often than values: what is no JSON any more is the quickest to refuse. */
    static Mutation any(Random random) {
        Level wanted = random.nextInt(10) < 6 ? Level.BYTES : Level.TREE;
        return oneOf(
                Stream.of(values()).filter(mutation -> mutation.level == wanted).toList(), random);
    }

    /**
     * The damaged message.
     *
     * @param strangers references that lead to what belongs to other patients
     */
    byte[] apply(ObjectNode message, List<String> strangers, Random random) {
        if (level == Level.TREE) {
            inTree(message, strangers, random);
            return JSON.writeValueAsBytes(message);
        }
        return inBytes(JSON.writeValueAsBytes(message), random);
    }

    private byte[] inBytes(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(200));
        return switch (this) {
            case TRUNCATE -> Arrays.copyOf(bytes, at);
            case FLIP_BITS -> flipped(bytes, random);
            case CONTROL_CHARACTER -> joined(bytes, at, new byte[] {(byte) random.nextInt(32)}, at);
            case DELETE_RANGE -> joined(bytes, at, new byte[0], end);
            case REPEAT_RANGE -> joined(bytes, end, Arrays.copyOfRange(bytes, at, end), end);
            case RANDOM_BYTES -> {
                byte[] noise = new byte[1 + random.nextInt(8)];
                random.nextBytes(noise);
                yield joined(bytes, at, noise, Math.min(bytes.length, at + noise.length));
            }
            default -> throw new IllegalStateException(name());
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
        byte[] joined = new byte[head + middle.length + bytes.length - tail];
        System.arraycopy(bytes, 0, joined, 0, head);
        System.arraycopy(middle, 0, joined, head, middle.length);
        System.arraycopy(bytes, tail, joined, head + middle.length, bytes.length - tail);
        return joined;
    }

    private void inTree(ObjectNode message, List<String> strangers, Random random) {
        List<Place> places = new ArrayList<>();
        Place.collect(message, places);
        if (this == OTHER_REFERENCE) {
            places.removeIf(place -> !place.isNamed("reference"));
        } else if (this == OTHER_DATE) {
            places.removeIf(place -> !place.value().asString("").matches("\\d{4}-\\d{2}.*"));
        }
        Place place = places.get(random.nextInt(places.size()));
        Place other = places.get(random.nextInt(places.size()));
        switch (this) {
            case DROP -> place.remove();
            case DUPLICATE -> place.repeat();
            case RENAME -> place.rename(other);
            case ADD_UNKNOWN -> place.add("shoeSize", NODES.numberNode(43));
            case OTHER_TYPE -> place.set(otherType(place.value(), random));
            case SWAP -> {
                JsonNode value = place.value().deepCopy();
                place.set(other.value().deepCopy());
                other.set(value);
            }
            case OTHER_VALUE -> place.set(other.value().deepCopy());
            case STRANGE_TEXT -> place.set(NODES.stringNode(oneOf(STRANGE, random)));
            case HUGE_NUMBER -> place.set(hugeNumber(random));
            case OTHER_DATE -> place.set(NODES.stringNode(oneOf(DATES, random)));
            case OTHER_REFERENCE -> place.set(NODES.stringNode(oneOf(strangers, random)));
            default -> throw new IllegalStateException(name());
        }
    }

    private static JsonNode otherType(JsonNode value, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.arrayNode().add(value.deepCopy());
            case 4 -> NODES.objectNode().set("value", value.deepCopy());
            default -> NODES.stringNode(value.asString(""));
        };
    }

    private static JsonNode hugeNumber(Random random) {
        List<JsonNode> numbers = List.of(
                NODES.numberNode(Long.MAX_VALUE),
                NODES.numberNode(Long.MIN_VALUE),
                NODES.numberNode(Double.MAX_VALUE),
                NODES.numberNode(Double.MIN_VALUE),
                NODES.numberNode(new BigDecimal("1e99")),
                NODES.numberNode(new BigDecimal("9".repeat(60))),
                NODES.numberNode(-1),
                NODES.numberNode(0));
        return numbers.get(random.nextInt(numbers.size()));
    }

    private static <T> T oneOf(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Where a value stands: in an object under a name, or in an array at an index. */
    private record Place(JsonNode parent, String name, int index) {

        static void collect(JsonNode node, List<Place> places) {
            if (node instanceof ObjectNode object) {
                object.properties().forEach(property -> {
                    places.add(new Place(object, property.getKey(), -1));
                    collect(property.getValue(), places);
                });
            } else if (node instanceof ArrayNode array) {
                for (int index = 0; index < array.size(); index++) {
                    places.add(new Place(array, "", index));
                    collect(array.get(index), places);
                }
            }
        }

        JsonNode value() {
            return parent instanceof ObjectNode object ? object.path(name) : parent.path(index);
        }

        boolean isNamed(String wanted) {
            return name.equals(wanted);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }

        void repeat() {
            JsonNode copy = value().deepCopy();
            if (parent instanceof ArrayNode array) {
                array.insert(index, copy);
            } else {
                set(NODES.arrayNode().add(copy).add(copy.deepCopy()));
            }
        }

        void rename(Place other) {
            if (parent instanceof ObjectNode object) {
                JsonNode value = object.remove(name);
                object.set(other.name.isEmpty() ? name + "x" : other.name, value);
            } else {
                repeat();
            }
        }

        void add(String property, JsonNode value) {
            if (value() instanceof ObjectNode object) {
                object.set(property, value);
            } else if (parent instanceof ObjectNode object) {
                object.set(property, value);
            } else {
                ((ArrayNode) parent).insert(index, value);
            }
        }
    }
}
