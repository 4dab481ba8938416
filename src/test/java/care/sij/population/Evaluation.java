package care.sij.population;

import care.sij.population.Specification.Component;
import care.sij.population.Specification.Definition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/** Searches over resources in memory, by R4's definitions and rules alone; shares nothing with the service. */
final class Evaluation {

    private final Map<String, Map<String, Resource>> population;
    private final Specification specification;
    private final Paths paths;
    private final References references;
    private final Instant now;
    private final Map<String, List<Base>> selected = new HashMap<>();

    Evaluation(
            Map<String, Map<String, Resource>> population,
            Specification specification,
            Paths paths,
            String base,
            Instant now) {
        this.population = population;
        this.specification = specification;
        this.paths = paths;
        this.references = new References(base);
        this.now = now;
    }

    References references() {
        return references;
    }

    /** Ids of those resources of the type for which everything holds. */
    Set<String> ids(Search search) {
        Set<String> ids = new TreeSet<>();
        population.getOrDefault(search.type(), Map.of()).forEach((id, resource) -> {
            if (search.asked().stream().allMatch(asked -> holds(resource, asked.key(), asked.values()))) {
                ids.add(id);
            }
        });
        return ids;
    }

    private boolean holds(Resource resource, String key, List<String> values) {
        if (key.startsWith("_has:")) {
            String[] parts = key.split(":", 4);
            return population.getOrDefault(parts[1], Map.of()).values().stream()
                    .filter(other -> refersTo(other, parts[2], resource))
                    .anyMatch(other -> holds(other, parts[3], values));
        }
        int dot = key.indexOf('.');
        if (dot >= 0) {
            return chained(resource, key.substring(0, dot), key.substring(dot + 1), values);
        }
        String[] parts = key.split(":", 2);
        String modifier = parts.length == 1 ? "" : parts[1];
        Definition definition =
                specification.find(resource.fhirType(), parts[0]).orElseThrow();
        List<Base> elements = elements(resource, definition);
        return switch (modifier) {
            case "missing" ->
                elements.stream().noneMatch(Evaluation::isValue)
                        == values.get(0).equals("true");
            case "not" ->
                values.stream().noneMatch(value -> elements.stream().anyMatch(element -> Tokens.hold(element, value)));
            default ->
                values.stream()
                        .anyMatch(value ->
                                elements.stream().anyMatch(element -> holds(element, definition, modifier, value)));
        };
    }

    /** An element of extensions alone is none of a primitive type (R4 search.html section 3.1.1.4.4). */
    private static boolean isValue(Base element) {
        return !element.isPrimitive() || element.hasPrimitiveValue();
    }

    private boolean refersTo(Resource other, String parameter, Resource target) {
        Definition definition = specification.find(other.fhirType(), parameter).orElseThrow();
        String wanted = target.fhirType() + "/" + target.getIdElement().getIdPart();
        return elements(other, definition).stream()
                .flatMap(element -> references.target(element).stream())
                .anyMatch(wanted::equals);
    }

    private boolean chained(Resource resource, String link, String rest, List<String> values) {
        String[] parts = link.split(":", 2);
        Definition definition =
                specification.find(resource.fhirType(), parts[0]).orElseThrow();
        return elements(resource, definition).stream()
                .flatMap(element -> references.target(element).stream())
                .filter(target -> parts.length == 1 || target.startsWith(parts[1] + "/"))
                .flatMap(target -> resource(target).stream())
                .filter(target -> knows(target, rest))
                .anyMatch(target -> holds(target, rest, values));
    }

    private boolean knows(Resource target, String rest) {
        return specification.find(target.fhirType(), rest.split("[.:]", 2)[0]).isPresent();
    }

    Optional<Resource> resource(String target) {
        String[] parts = target.split("/", 2);
        return parts.length == 2
                ? Optional.ofNullable(
                        population.getOrDefault(parts[0], Map.of()).get(parts[1]))
                : Optional.empty();
    }

    List<Base> elements(Resource resource, Definition definition) {
        return selected.computeIfAbsent(
                resource.fhirType() + "/" + resource.getIdElement().getIdPart() + " " + definition.url(),
                none -> paths.select(resource, definition.expression()));
    }

    private boolean holds(Base element, Definition definition, String modifier, String value) {
        return definition.kind().equals("composite")
                ? composed(element, definition, value)
                : holds(element, definition.kind(), modifier, value);
    }

    private boolean composed(Base element, Definition definition, String value) {
        List<String> parts = Written.split(value, '$');
        for (int at = 0; at < parts.size(); at++) {
            Component component = definition.components().get(at);
            String part = parts.get(at);
            String kind = specification.kind(component.definition());
            if (paths.select(element, component.expression()).stream()
                    .noneMatch(found -> holds(found, kind, "", part))) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Base element, String kind, String modifier, String value) {
        return switch (kind) {
            case "token" ->
                switch (modifier) {
                    case "" -> Tokens.hold(element, value);
                    case "text" -> Texts.display(element, value);
                    case "of-type" -> Tokens.ofType(element, value);
                    default -> throw new IllegalArgumentException(modifier);
                };
            case "string" -> Texts.hold(element, modifier, value);
            case "date" -> Dates.hold(element, value, now);
            case "number" -> Numbers.hold(element, value);
            case "quantity" -> Numbers.holdQuantity(element, value);
            case "reference" -> references.hold(element, modifier, value);
            case "uri" -> Written.plain(value).equals(element.primitiveValue());
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
