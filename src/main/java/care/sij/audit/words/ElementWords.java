package care.sij.audit.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a resource states, element by element: the element's path in words and its values. Of a list whose items have
 * elements of their own, each item is named by what it is about, so that a change in one is told of this one.
 */
final class ElementWords {

    /** What the server says of a version, and what repeats the rest for people. */
    private static final Set<String> NOT_STATED = Set.of("resourceType", "id", "meta", "text");

    private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");

    /** By what an item of a list is told from others, the first that it has. */
    private static final List<String> NAMES = List.of(
            "/linkId",
            "/code",
            "/description",
            "/title",
            "/type",
            "/measure",
            "/role",
            "/detail/code",
            "/detail/description",
            "/reference",
            "/itemReference",
            "/actor",
            "/name");

    /** R4 formats.html#choice: the type is part of the name. */
    private static final Pattern CHOICE = Pattern.compile(
            "(value|effective|performed|onset|abatement|occurrence|deceased|medication|detail|due|start|multipleBirth|"
                    + "reported|scheduled|timing|asNeeded|rate|dose|product|module|serviced)"
                    + "(CodeableConcept|Quantity|DateTime|Date|Period|String|Integer|Boolean|Code|Range|Ratio|Age|"
                    + "Reference|Timing|Instant|Decimal|Uri|Coding|Identifier|Duration|Canonical)");

    private final Map<String, List<String>> said = new LinkedHashMap<>();

    private ElementWords() {}

    static Map<String, List<String>> of(JsonNode resource) {
        ElementWords words = new ElementWords();
        resource.properties().stream()
                .filter(element -> !NOT_STATED.contains(element.getKey()))
                .forEach(element -> words.say("", element.getKey(), element.getValue()));
        for (String labels : List.of("security", "tag", "profile")) {
            resource.path("meta").path(labels).forEach(label -> words.sayOne("meta " + labels, label));
        }
        return words.said;
    }

    private void say(String path, String name, JsonNode value) {
        if (EXTENSIONS.contains(name)) {
            value.forEach(extension -> sayExtension(path, extension));
        } else if (value.isArray()) {
            sayAll(joined(path, words(name)), value);
        } else {
            sayOne(joined(path, words(name)), value);
        }
    }

    /** An extension is an element that its definition's URL names. */
    private void sayExtension(String path, JsonNode extension) {
        String url = extension.path("url").asString();
        String name = joined(path, words(url.substring(url.lastIndexOf('/') + 1).replaceFirst("^sij-", "")));
        extension.properties().stream()
                .filter(element -> !element.getKey().equals("url"))
                .forEach(element -> {
                    if (EXTENSIONS.contains(element.getKey())) {
                        element.getValue().forEach(part -> sayExtension(name, part));
                    } else {
                        sayOne(name, element.getValue());
                    }
                });
    }

    private void sayOne(String path, JsonNode value) {
        Optional<String> phrase = DataTypeWords.of(value);
        if (phrase.isPresent()) {
            said.computeIfAbsent(path, none -> new ArrayList<>()).add(phrase.get());
        } else {
            value.properties().forEach(element -> say(path, element.getKey(), element.getValue()));
        }
        if (phrase.isPresent() && value.has("extension")) {
            value.path("extension").forEach(extension -> sayExtension(path, extension));
        }
    }

    /** The first of those that have the same name, or none, keeps it when others come. */
    private void sayAll(String path, JsonNode items) {
        Map<String, Integer> times = new HashMap<>();
        for (JsonNode item : items) {
            if (DataTypeWords.of(item).isPresent()) {
                sayOne(path, item);
                continue;
            }
            String named = path + nameOf(item).map(name -> " [" + name + "]").orElse("");
            int time = times.merge(named, 1, Integer::sum);
            sayOne(time == 1 ? named : named + " (" + time + ")", item);
        }
    }

    private static Optional<String> nameOf(JsonNode item) {
        return NAMES.stream()
                .map(item::at)
                .filter(named -> !named.isMissingNode())
                .map(named -> named.isArray() ? named.path(0) : named)
                .flatMap(named -> Stream.concat(DataTypeWords.of(named).stream(), nameOfBackbone(named)))
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private static Stream<String> nameOfBackbone(JsonNode named) {
        return named.isObject() ? nameOf(named).stream() : Stream.empty();
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + " " + name;
    }

    private static String words(String name) {
        Matcher choice = CHOICE.matcher(name);
        String plain = choice.matches() ? choice.group(1) : name;
        return plain.replaceAll("([a-z])([A-Z])", "$1 $2").replace('-', ' ').toLowerCase(Locale.ROOT);
    }
}
