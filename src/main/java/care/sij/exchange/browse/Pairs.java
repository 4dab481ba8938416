package care.sij.exchange.browse;

import care.sij.exchange.browse.Tellable.Entry;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entries of a corrected message beside those of the message that it corrects; both are written by us, and each
 * entry of the corrected one is one of the other's.
 *
 * @param base address of this service's FHIR face
 */
record Pairs(JsonNode before, JsonNode after, String base) {

    /** Decimals keep their digits: these tell their precision. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Set<String> OURS = Set.of("entry", "id", "timestamp");
    private static final Set<String> LOOKED_AT = Set.of("resource", "fullUrl");

    static Pairs of(Bytes before, Bytes after, String base) {
        return new Pairs(JSON.readTree(before.asUtf8()), JSON.readTree(after.asUtf8()), base);
    }

    /** Faults in what stands around the resources, and what entries add to what they said before. */
    List<String> faults(String patient) {
        List<String> faults = new ArrayList<>();
        if (!without(before, OURS).equals(without(after, OURS))) {
            faults.add(Unfit.ENVELOPE.at("Bundle"));
        }
        Additions additions = new Additions(base, "Patient/" + patient, held());
        for (int place = 0; place < entries(after).size(); place++) {
            JsonNode then = then(place);
            JsonNode now = entries(after).path(place);
            if (!without(then, LOOKED_AT).equals(without(now, LOOKED_AT))) {
                faults.add(Unfit.ENVELOPE.at(entry(place)));
            }
            faults.addAll(additions.in(entry(place) + ".resource", resource(then), resource(now)));
        }
        return faults;
    }

    /** Which elements say otherwise, by their places in the message before. */
    List<String> changed() {
        Changes changes = new Changes();
        Map<String, JsonNode> kept = new HashMap<>();
        for (int place = 1; place < entries(after).size(); place++) {
            JsonNode entry = entries(after).path(place);
            kept.put(name(entry), resource(entry));
        }
        changes.between(entry(0), header(before), header(after));
        for (int place = 1; place < entries(before).size(); place++) {
            JsonNode entry = entries(before).path(place);
            JsonNode now = kept.get(name(entry));
            if (now == null) {
                changes.left(entry(place), resource(entry).path("resourceType").asString(""));
            } else {
                changes.between(entry(place), resource(entry), now);
            }
        }
        return changes.places();
    }

    /** What the corrected message holds, in the versions that the one before held. */
    List<String> sent(List<String> versions) {
        return told().values().stream()
                .map(entry -> entry.key().reference())
                .map(reference -> versions.stream()
                        .filter(version -> version.startsWith(reference + "/"))
                        .findFirst()
                        .orElse(reference))
                .toList();
    }

    /** The resources of the corrected message by their places, the header aside. */
    Map<String, Entry> told() {
        Map<String, Entry> told = new LinkedHashMap<>();
        for (int place = 1; place < entries(after).size(); place++) {
            JsonNode resource = resource(entries(after).path(place));
            told.put(entry(place) + ".resource", new Entry(key(resource), Bytes.utf8(resource.toString())));
        }
        return told;
    }

    /** The corrected MessageHeader. */
    Bytes header() {
        return Bytes.utf8(header(after).toString());
    }

    /** What the message is about, as far as it lies here. */
    List<ResourceKey> focus() {
        List<ResourceKey> focus = new ArrayList<>();
        header(after).path("focus").forEach(one -> {
            String[] parts =
                    Said.local(one.path("reference").asString(""), base).split("/", -1);
            if (parts.length == 2) {
                focus.add(new ResourceKey(parts[0], parts[1]));
            }
        });
        return focus;
    }

    /** What the corrected message holds, the header aside: that one goes out under another id. */
    private Set<String> held() {
        Set<String> held = new HashSet<>();
        for (int place = 1; place < entries(after).size(); place++) {
            JsonNode entry = entries(after).path(place);
            held.add(entry.path("fullUrl").asString(""));
            held.add(key(resource(entry)).reference());
        }
        return held;
    }

    /** The same entry as it was; the header is the first in both. */
    private JsonNode then(int place) {
        if (place == 0) {
            return entries(before).path(0);
        }
        String name = name(entries(after).path(place));
        for (int known = 1; known < entries(before).size(); known++) {
            if (name(entries(before).path(known)).equals(name)) {
                return entries(before).path(known);
            }
        }
        throw new IllegalArgumentException("an entry that the message did not have");
    }

    private static String name(JsonNode entry) {
        return entry.path("fullUrl").asString("") + " " + key(resource(entry)).reference();
    }

    private static ResourceKey key(JsonNode resource) {
        return new ResourceKey(
                resource.path("resourceType").asString(""), resource.path("id").asString(""));
    }

    private static JsonNode header(JsonNode bundle) {
        return resource(entries(bundle).path(0));
    }

    private static JsonNode entries(JsonNode bundle) {
        return bundle.path("entry");
    }

    private static JsonNode resource(JsonNode entry) {
        return entry.path("resource");
    }

    private static String entry(int place) {
        return "Bundle.entry[" + place + "]";
    }

    private static Map<String, JsonNode> without(JsonNode object, Set<String> names) {
        Map<String, JsonNode> left = new HashMap<>();
        object.properties().forEach(property -> {
            if (!names.contains(property.getKey())) {
                left.put(property.getKey(), property.getValue());
            }
        });
        return left;
    }
}
