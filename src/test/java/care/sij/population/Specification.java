package care.sij.population;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The search parameters that R4 publishes ({@code search-parameters.json}), as they are written there. */
final class Specification {

    private static final String FILE = "/org/hl7/fhir/r4/model/sp/search-parameters.json";
    private static final Set<String> OF_EVERYTHING = Set.of("Resource", "DomainResource");

    /** A parameter of one type. */
    record Definition(
            String url, String name, String kind, String expression, Set<String> targets, List<Component> components) {

        Definition {
            targets = Set.copyOf(targets);
        }
    }

    /** A part of a composite: what it selects from the composite's element, and the parameter whose rules it has. */
    record Component(String expression, String definition) {}

    private final Map<String, Map<String, Definition>> byType = new TreeMap<>();
    private final Map<String, String> kinds = new TreeMap<>();

    Specification() {
        read().forEach(entry -> add(entry.path("resource")));
    }

    private static JsonNode read() {
        try (InputStream in = Specification.class.getResourceAsStream(FILE)) {
            return JsonMapper.builder().build().readTree(in).path("entry");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(JsonNode parameter) {
        kinds.put(parameter.path("url").asString(), parameter.path("type").asString());
        for (String base : texts(parameter.path("base"))) {
            byType.computeIfAbsent(base, none -> new TreeMap<>())
                    .put(parameter.path("code").asString(), definition(base, parameter));
        }
    }

    private static Definition definition(String base, JsonNode parameter) {
        List<Component> components = new ArrayList<>();
        parameter
                .path("component")
                .forEach(part -> components.add(new Component(
                        part.path("expression").asString(),
                        part.path("definition").asString())));
        return new Definition(
                parameter.path("url").asString(),
                parameter.path("code").asString(),
                parameter.path("type").asString(),
                ofBase(base, parameter.path("expression").asString("")),
                new HashSet<>(texts(parameter.path("target"))),
                List.copyOf(components));
    }

    /** Those alternatives of a parameter of many types that begin with this one. */
    private static String ofBase(String base, String expression) {
        return Stream.of(expression.split(" \\| ", -1))
                .filter(alternative -> alternative.matches("\\(?" + base + "\\b.*"))
                .collect(Collectors.joining(" | "));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    Optional<Definition> find(String type, String name) {
        return Stream.concat(Stream.of(type), OF_EVERYTHING.stream())
                .flatMap(base ->
                        Optional.ofNullable(byType.getOrDefault(base, Map.of()).get(name)).stream())
                .findFirst();
    }

    List<Definition> all(String type) {
        return Stream.concat(Stream.of(type), OF_EVERYTHING.stream())
                .flatMap(base -> byType.getOrDefault(base, Map.of()).values().stream())
                .filter(definition -> !definition.expression().isEmpty())
                .toList();
    }

    /** The kind of the parameter with this address. */
    String kind(String url) {
        return Optional.ofNullable(kinds.get(url)).orElseThrow();
    }
}
