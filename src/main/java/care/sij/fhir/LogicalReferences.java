package care.sij.fhir;

import care.sij.fhir.PersonNumbers.Shown;
import care.sij.fhir.PersonReferences.Meaning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The identifiers in a resource's references as exact terms (R4 search.html#identifier), apart by whom the reference
 * may mean: what hides one on a read, as {@link PersonNumbers} does, hides it from a search as well.
 */
final class LogicalReferences {

    private final Resource resource;
    private final IdentityHashMap<Reference, Meaning> meanings = new IdentityHashMap<>();

    LogicalReferences(Resource resource) {
        this.resource = resource;
    }

    /** The terms of one of the resource's references under a parameter; none without identifier. */
    List<String> terms(String parameter, Reference reference) {
        if (!reference.hasIdentifier()) {
            return List.of();
        }
        if (meanings.isEmpty()) {
            collect(resource, ElementPlace.root(resource.fhirType()));
        }
        Identifier identifier = reference.getIdentifier();
        return SearchTerms.indexed(
                name(parameter, meanings.getOrDefault(reference, Meaning.PERSON)),
                Optional.ofNullable(identifier.getSystem()).orElse(""),
                Optional.ofNullable(identifier.getValue()).orElse(""));
    }

    private void collect(Base element, ElementPlace place) {
        if (element instanceof Reference reference) {
            meanings.put(
                    reference,
                    PersonReferences.of(
                            Optional.ofNullable(reference.getReference()).orElse(""),
                            Optional.ofNullable(reference.getType()).orElse(""),
                            place.meaning()));
        }
        for (Property property : element.children()) {
            for (Base child : property.getValues()) {
                if (child instanceof Resource contained) {
                    collect(contained, ElementPlace.root(contained.fhirType()));
                } else if (!child.isPrimitive()) {
                    collect(child, place.child(jsonName(property.getName(), child)));
                }
            }
        }
    }

    private static String jsonName(String property, Base child) {
        String type = child.fhirType();
        return property.replace("[x]", type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1));
    }

    /** The terms of which any one makes {@code parameter:identifier=value} match for who is shown so much. */
    static List<String> asked(String parameter, String value, Shown shown) {
        Map<Meaning, Predicate<String>> seen = new EnumMap<>(Meaning.class);
        seen.put(Meaning.PERSON, shown.ofPersons());
        seen.put(Meaning.PERHAPS_PERSON, shown.ofPerhapsPersons());
        seen.put(Meaning.OTHER, any -> true);
        List<String> terms = new ArrayList<>();
        seen.forEach((meaning, systems) -> (meaning == Meaning.OTHER ? Stream.of(value) : within(systems, value, shown))
                .map(found -> SearchTerms.token(name(parameter, meaning), found))
                .forEach(terms::add));
        return List.copyOf(terms);
    }

    private static Stream<String> within(Predicate<String> systems, String value, Shown shown) {
        Optional<String> system = SearchTerms.systemOf(value);
        if (system.isPresent()) {
            return system.filter(systems).stream().map(seen -> value);
        }
        if (shown.named().isEmpty()) {
            return Stream.of(value);
        }
        return shown.named().get().stream().map(named -> SearchTerms.inSystem(named, value));
    }

    private static String name(String parameter, Meaning meaning) {
        return parameter + ":identifier:" + meaning.name().toLowerCase(Locale.ROOT);
    }
}
