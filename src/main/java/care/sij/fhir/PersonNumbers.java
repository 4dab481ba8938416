package care.sij.fhir;

import care.sij.record.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /** Elements that point to a Patient where a logical reference names no type. */
    private static final Set<String> PERSON =
            Set.of("subject", "patient", "for", "beneficiary", "individual", "actor", "subscriber", "policyHolder");

    private PersonNumbers() {}

    /**
     * The resource as somebody may see it.
     *
     * @param shown whether identifiers of this system are shown
     */
    public static Bytes without(Bytes stored, Predicate<String> shown) {
        String text = stored.asUtf8();
        if (!text.contains("\"Patient\"") && !text.contains("\"identifier\":{")) {
            return stored;
        }
        JsonNode resource = JSON.readTree(text);
        List<String> hidden = new ArrayList<>();
        hideIn(resource, "", shown, hidden);
        if (hidden.isEmpty()) {
            return stored;
        }
        if (hidden.stream().anyMatch(resource.path("text").toString()::contains)) {
            ((ObjectNode) resource).remove("text");
        }
        return Bytes.of(JSON.writeValueAsString(resource).getBytes(StandardCharsets.UTF_8));
    }

    private static void hideIn(JsonNode node, String name, Predicate<String> shown, List<String> hidden) {
        if (node instanceof ObjectNode object) {
            if (object.path("resourceType").asString("").equals("Patient")) {
                hidePatients(object, shown, hidden);
            } else if (pointsToPatient(object, name) && !isShown(object.path("identifier"), shown)) {
                hidden.add(object.path("identifier").path("value").asString(""));
                object.remove("identifier");
            }
            object.properties().forEach(field -> hideIn(field.getValue(), field.getKey(), shown, hidden));
        } else {
            node.forEach(element -> hideIn(element, name, shown, hidden));
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

    private static boolean pointsToPatient(ObjectNode reference, String name) {
        if (!(reference.path("identifier") instanceof ObjectNode)) {
            return false;
        }
        String literal = reference.path("reference").asString("");
        String type = reference.path("type").asString("");
        return literal.startsWith("Patient/")
                || type.equals("Patient")
                || type.equals("http://hl7.org/fhir/StructureDefinition/Patient")
                || (literal.isEmpty() && type.isEmpty() && PERSON.contains(name));
    }

    private static boolean isShown(JsonNode identifier, Predicate<String> shown) {
        return shown.test(identifier.path("system").asString(""));
    }
}
