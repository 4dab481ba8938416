package care.sij.fhir;

import care.sij.fhir.PersonReferences.Meaning;
import care.sij.record.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows stored resources without the numbers by which others know a person: the identifiers of Patients, and those in
 * references to Patients. Bytes in which nothing is to be hidden stay as they are.
 */
public final class PersonNumbers {

    /** Decimals keep their digits: these tell their precision. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /**
     * The systems of which somebody is shown numbers.
     *
     * @param ofPersons where the number is a person's
     * @param ofPerhapsPersons where it may be a person's, or a practitioner's or an organization's
     * @param named the systems in which a person's number without a system is looked for; all when empty
     */
    public record Shown(Predicate<String> ofPersons, Predicate<String> ofPerhapsPersons, Optional<List<String>> named) {

        /** To whom nothing is hidden. */
        public static final Shown ALL = new Shown(any -> true, any -> true, Optional.empty());
    }

    private static final String PATIENT = "Patient";

    private PersonNumbers() {}

    /** The resource as somebody may see it. */
    public static Bytes without(Bytes stored, Shown shown) {
        String text = stored.asUtf8();
        if (!text.contains("\"Patient\"") && !text.contains("\"identifier\":{")) {
            return stored;
        }
        JsonNode resource = JSON.readTree(text);
        List<String> hidden = new ArrayList<>();
        hideIn(resource, ElementPlace.root(""), shown, hidden);
        if (hidden.isEmpty()) {
            return stored;
        }
        if (hidden.stream().anyMatch(resource.path("text").toString()::contains)) {
            ((ObjectNode) resource).remove("text");
        }
        return Bytes.of(JSON.writeValueAsString(resource).getBytes(StandardCharsets.UTF_8));
    }

    private static void hideIn(JsonNode node, ElementPlace at, Shown shown, List<String> hidden) {
        if (node instanceof ObjectNode object) {
            String type = object.path("resourceType").asString("");
            ElementPlace place = type.isEmpty() ? at : ElementPlace.root(type);
            if (type.equals(PATIENT)) {
                hidePatients(object, shown.ofPersons(), hidden);
            } else if (!isShown(object, place, shown)) {
                hidden.add(object.path("identifier").path("value").asString(""));
                object.remove("identifier");
            }
            object.properties().forEach(field -> hideIn(field.getValue(), place.child(field.getKey()), shown, hidden));
        } else {
            node.forEach(element -> hideIn(element, at, shown, hidden));
        }
    }

    private static void hidePatients(ObjectNode patient, Predicate<String> shown, List<String> hidden) {
        if (patient.path("identifier") instanceof ArrayNode identifiers) {
            identifiers.forEach(identifier -> {
                if (!isShown(identifier, shown)) {
                    hidden.add(identifier.path("value").asString(""));
                }
            });
            identifiers.removeIf(identifier -> !isShown(identifier, shown));
            if (identifiers.isEmpty()) {
                patient.remove("identifier");
            }
        }
    }

    private static boolean isShown(ObjectNode reference, ElementPlace place, Shown shown) {
        if (!(reference.path("identifier") instanceof ObjectNode identifier)) {
            return true;
        }
        return switch (meaning(reference, place)) {
            case PERSON -> isShown(identifier, shown.ofPersons());
            case PERHAPS_PERSON -> isShown(identifier, shown.ofPerhapsPersons());
            case OTHER -> true;
        };
    }

    private static Meaning meaning(ObjectNode reference, ElementPlace place) {
        return PersonReferences.of(
                reference.path("reference").asString(""), reference.path("type").asString(""), place.meaning());
    }

    private static boolean isShown(JsonNode identifier, Predicate<String> shown) {
        return shown.test(identifier.path("system").asString(""));
    }
}
