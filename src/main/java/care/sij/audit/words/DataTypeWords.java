package care.sij.audit.words;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The general-purpose types of R4 (datatypes.html) that are said in one phrase, known by their elements. */
final class DataTypeWords {

    private static final Set<String> PERIOD = Set.of("start", "end");
    private static final Set<String> CODING = Set.of("system", "version", "code", "display", "userSelected");
    private static final Set<String> CONCEPT = Set.of("coding", "text");
    private static final Set<String> QUANTITY = Set.of("value", "comparator", "unit", "system", "code");
    private static final Set<String> REFERENCE = Set.of("reference", "type", "identifier", "display");
    private static final Set<String> IDENTIFIER = Set.of("use", "type", "system", "value", "period", "assigner");

    private DataTypeWords() {}

    /** Empty for what has elements to be said one by one. */
    static Optional<String> of(JsonNode value) {
        if (!value.isObject()) {
            return Optional.of(value.asString());
        }
        Set<String> elements = value.propertyNames().stream()
                .filter(name -> !name.equals("id") && !name.equals("extension"))
                .collect(Collectors.toSet());
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        if (PERIOD.containsAll(elements)) {
            return Optional.of("from " + text(value, "start", "?") + " to " + text(value, "end", "?"));
        }
        if (CONCEPT.containsAll(elements)
                && (value.path("coding").isArray() || value.path("text").isString())) {
            return Optional.of(concept(value));
        }
        if (value.path("value").isNumber() && QUANTITY.containsAll(elements)) {
            return Optional.of(quantity(value));
        }
        if (CODING.containsAll(elements)
                && (value.path("code").isString() || value.path("display").isString())) {
            return Optional.of(coding(value));
        }
        if (value.has("value") && IDENTIFIER.containsAll(elements)) {
            return Optional.of(text(value, "value", ""));
        }
        if (REFERENCE.containsAll(elements) && isReference(value)) {
            return Optional.of(reference(value));
        }
        return value.has("contentType") ? Optional.of(attachment(value)) : Optional.empty();
    }

    private static String concept(JsonNode concept) {
        String codings = concept.path("coding")
                .valueStream()
                .map(DataTypeWords::coding)
                .distinct()
                .collect(Collectors.joining(" / "));
        if (!concept.has("text")) {
            return codings;
        }
        String text = concept.path("text").asString();
        return codings.isEmpty() || codings.equals(text) ? text : text + " [" + codings + "]";
    }

    private static String coding(JsonNode coding) {
        String code = text(coding, "code", "");
        return coding.has("display") && !code.isEmpty()
                ? coding.path("display").asString() + " (" + code + ")"
                : text(coding, "display", code);
    }

    private static String quantity(JsonNode quantity) {
        return Stream.of(
                        text(quantity, "comparator", ""),
                        quantity.path("value").asString(),
                        text(quantity, "unit", text(quantity, "code", "")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static boolean isReference(JsonNode value) {
        return value.path("reference").isString()
                || value.path("display").isString()
                || value.path("identifier").path("value").isString();
    }

    private static String reference(JsonNode reference) {
        String leads =
                text(reference, "reference", reference.at("/identifier/value").asString(""));
        return reference.has("display") ? reference.path("display").asString() + " (" + leads + ")" : leads;
    }

    /** Its data by their hash: two contents must not look alike. */
    private static String attachment(JsonNode attachment) {
        String data = text(attachment, "data", text(attachment, "url", ""));
        return Stream.of(
                        text(attachment, "title", ""),
                        text(attachment, "contentType", ""),
                        data.isEmpty() ? "" : "content " + fingerprint(data))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String fingerprint(String data) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(data.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static String text(JsonNode object, String element, String otherwise) {
        return object.path(element).asString(otherwise);
    }
}
