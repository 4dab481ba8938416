package care.sij.population;

import care.sij.population.Specification.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/** Draws searches from the data, by a fixed seed: each is to find something, and not all. */
final class Draw {

    /** The service's own reading of this one is documented: it finds the Provenance of all that is a patient's. */
    private static final Set<String> READ_OTHERWISE = Set.of("Provenance patient");

    /** What every resource has is asked for without modifiers: the service refuses them by name. */
    private static final Pattern WITH_MODIFIER = Pattern.compile("(_id|_lastUpdated):.*");

    /** Persons are found by numbers of systems that are the caller's, which the type of a number does not tell. */
    private static final Pattern PERSON_BY_TYPE = Pattern.compile("Patient\\?identifier%3Aof-type=.*");

    private static final int TRIES = 25;

    /** A parameter of a type with a value that some resource has. */
    record Drawn(String type, Definition definition, Resource resource, Base element) {}

    private record Place(String type, Definition definition, List<Resource> resources) {}

    private final Random random;
    private final Map<String, Map<String, Resource>> population;
    private final Specification specification;
    private final Evaluation evaluation;
    private final Map<String, List<Place>> places = new HashMap<>();

    Draw(long seed, Map<String, Map<String, Resource>> population, Specification specification, Evaluation evaluation) {
        this.random = new Random(seed);
        this.population = population;
        this.specification = specification;
        this.evaluation = evaluation;
    }

    /**
     * Searches by parameters of this kind, at most so many, each made of a value that is in the data: of all values,
     * one after the other, where those that can be asked for so are too rare to be drawn.
     */
    List<Search> searches(String kind, int count, BiFunction<Draw, Drawn, Optional<Search>> asked) {
        List<Search> searches = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            search(kind, asked).filter(search -> !searches.contains(search)).ifPresent(searches::add);
        }
        return searches.isEmpty() ? rare(kind, count, asked) : searches;
    }

    private List<Search> rare(String kind, int count, BiFunction<Draw, Drawn, Optional<Search>> asked) {
        return of(kind).stream()
                .flatMap(place -> place.resources().stream().flatMap(resource -> all(place, resource)))
                .flatMap(drawn -> asked.apply(this, drawn).stream())
                .filter(Draw::isServed)
                .distinct()
                .limit(count)
                .toList();
    }

    private Stream<Drawn> all(Place place, Resource resource) {
        return evaluation.elements(resource, place.definition()).stream()
                .map(element -> new Drawn(place.type(), place.definition(), resource, element));
    }

    private static boolean isServed(Search search) {
        return !PERSON_BY_TYPE.matcher(search.url()).matches()
                && search.asked().stream()
                        .noneMatch(asked -> WITH_MODIFIER.matcher(asked.key()).matches());
    }

    private Optional<Search> search(String kind, BiFunction<Draw, Drawn, Optional<Search>> asked) {
        Optional<Search> last = Optional.empty();
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<Search> search =
                    drawn(kind).flatMap(drawn -> asked.apply(this, drawn)).filter(Draw::isServed);
            if (search.filter(this::isTelling).isPresent()) {
                return search;
            }
            last = search.isPresent() ? search : last;
        }
        return last;
    }

    private boolean isTelling(Search search) {
        int found = evaluation.ids(search).size();
        return found > 0 && found < population.get(search.type()).size();
    }

    Optional<Drawn> drawn(String kind) {
        List<Place> all = of(kind);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Place place = any(all);
        Resource resource = any(place.resources());
        return Optional.of(new Drawn(
                place.type(), place.definition(), resource, any(evaluation.elements(resource, place.definition()))));
    }

    private List<Place> of(String kind) {
        return places.computeIfAbsent(kind, this::places);
    }

    private List<Place> places(String kind) {
        return population.keySet().stream()
                .flatMap(type -> specification.all(type).stream()
                        .filter(definition -> definition.kind().equals(kind))
                        .filter(definition -> !READ_OTHERWISE.contains(type + " " + definition.name()))
                        .map(definition -> new Place(type, definition, having(type, definition))))
                .filter(place -> !place.resources().isEmpty())
                .toList();
    }

    private List<Resource> having(String type, Definition definition) {
        return population.get(type).values().stream()
                .filter(resource -> !evaluation.elements(resource, definition).isEmpty())
                .toList();
    }

    /** Another value of the same parameter, of any resource of the type. */
    Base another(Drawn drawn) {
        Resource resource = any(having(drawn.type(), drawn.definition()));
        return any(evaluation.elements(resource, drawn.definition()));
    }

    /** A parameter of one of these kinds that this resource has a value for. */
    Optional<Drawn> of(Resource resource, List<String> kinds) {
        String type = resource.fhirType();
        return any(specification.all(type).stream()
                        .filter(definition -> kinds.contains(definition.kind()))
                        .filter(definition ->
                                !evaluation.elements(resource, definition).isEmpty()))
                .map(definition ->
                        new Drawn(type, definition, resource, any(evaluation.elements(resource, definition))));
    }

    /** The parameter of that name, if this resource has a value for it. */
    Optional<Drawn> named(Resource resource, String name) {
        return specification
                .find(resource.fhirType(), name)
                .filter(definition -> !evaluation.elements(resource, definition).isEmpty())
                .map(definition -> new Drawn(
                        resource.fhirType(), definition, resource, any(evaluation.elements(resource, definition))));
    }

    /** What the reference leads to, when it is in the population. */
    Optional<Resource> target(Drawn drawn) {
        return evaluation.references().target(drawn.element()).flatMap(evaluation::resource);
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    <T> Optional<T> any(Stream<T> of) {
        List<T> all = of.toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(any(all));
    }
}
