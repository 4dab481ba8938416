package care.sij.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The search parameters of R4 and of our own extensions, by resource type; the one source for indexing, for queries and
 * for what is published.
 */
public final class SearchParameters {

    private static final Set<String> ABSTRACT = Set.of("Resource", "DomainResource");

    /** R4 defines it for every resource; HAPI's model does not have it. */
    private static final SearchParameter SOURCE =
            new SearchParameter("_source", SearchParameter.Kind.URI, "Resource.meta.source", Set.of(), List.of());

    private final FhirContext fhir;
    private final Set<String> types;
    private final CanonicalParameters canonicals;
    private final Map<String, Map<String, SearchParameter>> byType = new ConcurrentHashMap<>();
    private final Map<String, List<SearchParameter>> followed = new ConcurrentHashMap<>();

    public SearchParameters(FhirContext fhir) {
        this.fhir = fhir;
        this.canonicals = new CanonicalParameters(fhir);
        Set<String> names = new TreeSet<>(fhir.getResourceTypes());
        names.removeAll(ABSTRACT);
        this.types = Collections.unmodifiableSet(names);
    }

    /** The resource types of R4, in the order of the alphabet. */
    public Set<String> types() {
        return types;
    }

    /** The parameter of that name, if there is one for the type; {@code type} must be a resource type of R4. */
    public Optional<SearchParameter> find(String type, String name) {
        return Optional.ofNullable(of(type).get(name));
    }

    /** All parameters of a type, ordered by name. */
    public List<SearchParameter> all(String type) {
        return List.copyOf(of(type).values());
    }

    /**
     * The parameters of a type by which chains, {@code _has} and includes lead to other resources, ordered by name:
     * references by type and id, not those by a canonical address.
     */
    public List<SearchParameter> followed(String type) {
        return followed.computeIfAbsent(
                type,
                any -> of(any).values().stream()
                        .filter(parameter -> parameter.kind() == SearchParameter.Kind.REFERENCE)
                        .filter(parameter -> !canonicals.has(any, parameter))
                        .toList());
    }

    /** The parameters that the parts of a composite one are asked for by, in their order. */
    public List<SearchParameter> components(String type, SearchParameter composite) {
        return composite.components().stream()
                .map(name -> find(type, name)
                        .orElseThrow(() -> new IllegalStateException("no component `" + name + "` of " + type)))
                .toList();
    }

    private Map<String, SearchParameter> of(String type) {
        return byType.computeIfAbsent(type, this::read);
    }

    private Map<String, SearchParameter> read(String type) {
        Map<String, SearchParameter> parameters = new TreeMap<>();
        for (RuntimeSearchParam definition : fhir.getResourceDefinition(type).getSearchParams()) {
            parameters.put(definition.getName(), parameter(definition));
        }
        parameters.put(SOURCE.name(), SOURCE);
        OwnParameters.of(type).forEach(own -> parameters.put(own.name(), own));
        return Collections.unmodifiableMap(parameters);
    }

    private static SearchParameter parameter(RuntimeSearchParam definition) {
        return new SearchParameter(
                definition.getName(),
                SearchParameter.Kind.valueOf(definition.getParamType().name()),
                Optional.ofNullable(definition.getPath()).orElse(""),
                Optional.ofNullable(definition.getTargets()).map(Set::copyOf).orElse(Set.of()),
                definition.getComponents().stream()
                        .map(component -> componentName(component.getReference()))
                        .toList());
    }

    /** The name in a canonical like {@code http://hl7.org/fhir/SearchParameter/Observation-code}. */
    private static String componentName(String canonical) {
        String id = canonical.substring(canonical.lastIndexOf('/') + 1);
        return id.substring(id.indexOf('-') + 1);
    }
}
