package care.sij.journey;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a resource states, in one line, by which what was told is compared with what is held: its number, state, first
 * code, value, time and documents.
 */
final class Stated {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> CONTEXT = Set.of(
            "MessageHeader",
            "Task",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Location",
            "CarePlan");

    private Stated() {}

    /** What a message states: who and where, the referral's Task and the plans left out. */
    static Stream<JsonNode> resources(String message) {
        return all(message).filter(resource -> !CONTEXT.contains(type(resource)));
    }

    /** Everything in a message. */
    static Stream<JsonNode> all(String message) {
        return entries(message).values().stream().map(entry -> entry.path("resource"));
    }

    static JsonNode entries(String message) {
        return JSON.readTree(message).path("entry");
    }

    static Set<String> in(String message) {
        return resources(message).map(Stated::of).collect(Collectors.toSet());
    }

    static String of(JsonNode resource) {
        return Stream.of(
                        type(resource),
                        number(resource),
                        resource.path("status").asString(""),
                        firstCode(resource.path("code")),
                        value(resource),
                        resource.path("effectiveDateTime").asString(""),
                        resource.path("performedDateTime").asString(""),
                        resource.path("performedPeriod").path("start").asString(""),
                        resource.path("performedPeriod").path("end").asString(""),
                        resource.path("start").asString(""),
                        conclusions(resource),
                        documents(resource))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    static String type(JsonNode resource) {
        return resource.path("resourceType").asString("");
    }

    /** The number that its source gave it. */
    static String number(JsonNode resource) {
        return resource.path("identifier").path(0).path("value").asString("");
    }

    /** The referral's number of a kind, PLAC or FILL, that its Task has; empty when it has none. */
    static String referral(JsonNode task, String kind) {
        return Stream.concat(
                        task.path("identifier").values().stream(),
                        Stream.of(task.path("focus").path("identifier")))
                .filter(number -> number.path("type").toString().contains(kind))
                .map(number -> number.path("value").asString())
                .findFirst()
                .orElse("");
    }

    /** The value of an observation, with its unit. */
    static String value(JsonNode resource) {
        JsonNode quantity = resource.path("valueQuantity");
        if (quantity.isObject()) {
            return quantity.path("comparator").asString("")
                    + quantity.path("value").decimalValue().toPlainString()
                    + " "
                    + quantity.path("code").asString("");
        }
        if (resource.path("valueInteger").isNumber()) {
            return resource.path("valueInteger").asString();
        }
        return resource.path("valueString").asString("") + firstCode(resource.path("valueCodeableConcept"));
    }

    private static String firstCode(JsonNode concept) {
        return concept.path("coding")
                .path(0)
                .path("code")
                .asString(concept.path("text").asString(""));
    }

    private static String conclusions(JsonNode resource) {
        return StreamSupport.stream(resource.path("conclusionCode").spliterator(), false)
                .map(Stated::firstCode)
                .collect(Collectors.joining(","));
    }

    private static String documents(JsonNode resource) {
        return StreamSupport.stream(resource.path("content").spliterator(), false)
                .map(content -> content.path("attachment").path("data").asString(""))
                .collect(Collectors.joining(","));
    }
}
