package care.sij.console.frame;

import care.sij.fhir.EvidenceExtensions;
import care.sij.record.Bytes;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the service derived, with the evidence that it rests on; it bears no label of its own. */
record Derived(StoredVersion version, ObjectNode content) {

    static final String RECEIPT = "GuidanceResponse";
    static final String TASK = "Task";

    /** Also of a receipt that asks for more data, which would tell its result. */
    private static final String ANY_RESULT = "success";

    private static final Set<String> TYPES = Set.of(RECEIPT, TASK, "Flag", "Goal", "Observation");

    /** Elements by which an Observation names what it rests on. */
    private static final List<String> MEASURED = List.of("derivedFrom", "partOf", "focus");

    /** The key of a part tells what it is about: {@code patient/side/number/red-flag-infection-2024-03-01}. */
    private static final Pattern KEY =
            Pattern.compile("((?:[^/]*/){3}(?:red-flag|notice|evidence|block-response|outcome))-.*");

    /** Parts of an outcome that rest on events and procedures. */
    private static final Set<String> EVENTS = Set.of("device-event", "re-intervention");

    private static final Pattern EVENT = Pattern.compile("unmet: |unknown: device-related event");
    private static final String UNNAMED = "not named";

    /** Decimals keep their digits. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Reads a version; empty for what others stated, and for what rests on nothing by itself. */
    static Optional<Derived> of(StoredVersion version) {
        return version.origin() == Origin.PROJECTED
                        && !version.isEmpty()
                        && TYPES.contains(version.key().type())
                ? Optional.of(new Derived(
                        version, (ObjectNode) JSON.readTree(version.body().asUtf8())))
                : Optional.empty();
    }

    boolean is(String type) {
        return version.key().type().equals(type);
    }

    /** The receipt that tells what a Task rests on. */
    Optional<ResourceKey> receipt() {
        String[] named = content.at("/reasonReference/reference").asString("").split("/", -1);
        return is(TASK) && named.length == 2 && named[0].equals(RECEIPT)
                ? Optional.of(new ResourceKey(RECEIPT, named[1]))
                : Optional.empty();
    }

    /** References to all evidence; of a Task's its receipt tells. */
    List<String> evidence() {
        return switch (version.key().type()) {
            case RECEIPT -> criteria().flatMap(Derived::evidence).toList();
            case "Flag" -> extended(EvidenceExtensions.FLAG_DETAIL).toList();
            case "Goal" -> references("outcomeReference").toList();
            case "Observation" ->
                Stream.of(
                                MEASURED.stream().flatMap(this::references),
                                extended(EvidenceExtensions.SUPPORTING_INFO),
                                untold())
                        .flatMap(all -> all)
                        .toList();
            default -> List.of();
        };
    }

    /**
     * References to the evidence of the criterion that a Task is about; to all of the receipt when that is not told.
     */
    List<String> evidenceOf(Derived task) {
        String about = task.content.path("description").asString("");
        List<ObjectNode> named = criteria()
                .filter(criterion -> about.contains(", " + part(criterion, "id") + ": "))
                .toList();
        return (named.isEmpty() ? criteria() : named.stream())
                .flatMap(Derived::evidence)
                .toList();
    }

    /** The same without what rests on something that is not seen. */
    StoredVersion without(Predicate<String> seen) {
        ObjectNode left = content.deepCopy();
        Derived copy = new Derived(version, left);
        switch (version.key().type()) {
            case RECEIPT -> copy.leaveOutCriteria(seen);
            case "Flag" -> copy.leaveOutFlag(seen);
            case "Goal" -> {
                left.remove("achievementStatus");
                copy.leaveOutReferences("outcomeReference", seen);
                left.withObjectProperty("description").put("text", LeftOut.WORDS);
                left.putArray("target").addObject().put("detailString", LeftOut.WORDS);
            }
            case "Observation" -> {
                left.properties()
                        .removeIf(field -> field.getKey().startsWith("value")
                                || field.getKey().startsWith("effective"));
                left.remove(List.of("component", "note", "interpretation", "dataAbsentReason"));
                MEASURED.forEach(element -> copy.leaveOutReferences(element, seen));
                copy.leaveOutExtensions(EvidenceExtensions.SUPPORTING_INFO, seen);
                left.put("valueString", LeftOut.WORDS);
            }
            default -> copy.leaveOutTask();
        }
        left.remove("text");
        copy.shortenKeys();
        left.withObjectProperty("meta")
                .withArrayProperty("security")
                .addObject()
                .put("system", LeftOut.LABELS)
                .put("code", LeftOut.REDACTED);
        return version.head()
                .whole(
                        version.commit(),
                        version.instant(),
                        Bytes.of(JSON.writeValueAsString(left).getBytes(StandardCharsets.UTF_8)));
    }

    private void leaveOutCriteria(Predicate<String> seen) {
        criteria()
                .filter(criterion -> !evidence(criterion).allMatch(seen))
                .forEach(criterion -> criterion.path("part").forEach(part -> leaveOut((ObjectNode) part)));
        criteria()
                .forEach(criterion -> criterion
                        .withArrayProperty("part")
                        .removeIf(part -> isEvidence(part) && !seen.test(reference(part))));
        parameters("result").forEach(result -> result.put("valueCode", LeftOut.RESULT));
        content.put("status", ANY_RESULT);
    }

    private static void leaveOut(ObjectNode part) {
        switch (part.path("name").asString("")) {
            case "result" -> part.put("valueCode", LeftOut.RESULT);
            case "detail" -> part.put("valueString", LeftOut.WORDS);
            default -> {}
        }
    }

    private void leaveOutFlag(Predicate<String> seen) {
        String system = content.at("/code/coding/0/system").asString("");
        ObjectNode code = content.putObject("code");
        code.putArray("coding").addObject().put("system", system);
        code.put("text", LeftOut.WORDS);
        content.remove("period");
        leaveOutExtensions(EvidenceExtensions.FLAG_DETAIL, seen);
    }

    private void leaveOutExtensions(String url, Predicate<String> seen) {
        leaveOut("extension", extension -> isOf(extension, url) && !seen.test(reference(extension)));
    }

    private void leaveOutReferences(String element, Predicate<String> seen) {
        leaveOut(element, reference -> !seen.test(reference.path("reference").asString("")));
    }

    private void leaveOut(String element, Predicate<JsonNode> hidden) {
        if (content.path(element) instanceof ArrayNode all) {
            all.removeIf(hidden);
            if (all.isEmpty()) {
                content.remove(element);
            }
        }
    }

    private void leaveOutTask() {
        String policy = content.path("description").asString("").split(", ", 2)[0];
        content.put("description", policy + ", " + LeftOut.WORDS);
        content.remove("reasonCode");
    }

    private void shortenKeys() {
        Stream.concat(content.path("identifier").valueStream(), Stream.of(content.path("requestIdentifier")))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .forEach(identifier -> identifier.put(
                        "value",
                        KEY.matcher(identifier.path("value").asString("")).replaceFirst("$1")));
    }

    private Stream<ObjectNode> criteria() {
        return parameters("criterion");
    }

    private Stream<ObjectNode> parameters(String name) {
        return content.path("contained")
                .valueStream()
                .flatMap(contained -> contained.path("parameter").valueStream())
                .filter(parameter -> parameter.path("name").asString("").equals(name))
                .map(ObjectNode.class::cast);
    }

    /**
     * What an outcome rests on that was recorded before outcomes named events and procedures: nobody can tell whether
     * it is seen, so that it is not.
     */
    private Stream<String> untold() {
        boolean tellsEvents = content.path("component").valueStream().anyMatch(Derived::tellsEvent);
        boolean namesOthers =
                extended(EvidenceExtensions.SUPPORTING_INFO).findAny().isPresent();
        return tellsEvents && !namesOthers ? Stream.of(UNNAMED) : Stream.empty();
    }

    private static boolean tellsEvent(JsonNode component) {
        String told = component.path("valueString").asString("");
        return EVENTS.contains(component.at("/code/text").asString(""))
                && EVENT.matcher(told).lookingAt();
    }

    private Stream<String> extended(String url) {
        return content.path("extension")
                .valueStream()
                .filter(extension -> isOf(extension, url))
                .map(Derived::reference);
    }

    private static boolean isOf(JsonNode extension, String url) {
        return extension.path("url").asString("").equals(url);
    }

    private Stream<String> references(String element) {
        return content.path(element)
                .valueStream()
                .map(reference -> reference.path("reference").asString(""));
    }

    private static Stream<String> evidence(JsonNode criterion) {
        return criterion.path("part").valueStream().filter(Derived::isEvidence).map(Derived::reference);
    }

    private static boolean isEvidence(JsonNode part) {
        return part.path("name").asString("").equals("evidence");
    }

    private static String reference(JsonNode part) {
        return part.at("/valueReference/reference").asString("");
    }

    private static String part(JsonNode criterion, String name) {
        return criterion
                .path("part")
                .valueStream()
                .filter(part -> part.path("name").asString("").equals(name))
                .map(part -> part.path("valueString").asString(""))
                .findFirst()
                .orElse("");
    }
}
