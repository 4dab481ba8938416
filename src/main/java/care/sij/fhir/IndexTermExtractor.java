package care.sij.fhir;

import ca.uhn.fhir.context.FhirContext;
import care.sij.record.IndexTerms;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a resource can be found by, from the definitions of search parameters. Special parameters have no terms;
 * {@code _id} and {@code _lastUpdated} are columns of the record.
 */
public final class IndexTermExtractor {

    private static final Set<String> COLUMNS = Set.of("_id", "_lastUpdated");

    private final SearchParameters parameters;
    private final Map<String, List<Indexed>> byType = new ConcurrentHashMap<>();
    private final Map<String, List<CompositePath>> composites = new ConcurrentHashMap<>();

    public IndexTermExtractor(FhirContext fhir) {
        this(new SearchParameters(fhir));
    }

    IndexTermExtractor(SearchParameters parameters) {
        this.parameters = parameters;
    }

    private record Indexed(SearchParameter parameter, SearchPath path) {}

    /** The terms of every parameter of the resource's type, and every literal reference in it. */
    public IndexTerms extract(Resource resource) {
        TermCollector collector = new TermCollector();
        TermsOfElement terms = new TermsOfElement(collector);
        LogicalReferences logical = new LogicalReferences(resource);
        for (Indexed indexed : indexed(resource.fhirType())) {
            for (Base element : indexed.path().select(resource)) {
                terms.add(indexed.parameter(), element);
                if (element instanceof Reference reference) {
                    logical.terms(indexed.parameter().name(), reference).forEach(collector::term);
                }
                if (!element.isPrimitive() || element.hasPrimitiveValue()) {
                    collector.present(indexed.parameter().name());
                }
            }
        }
        composites(resource.fhirType()).forEach(path -> path.collect(resource, collector));
        collectReferences(resource, collector);
        return collector.collected();
    }

    private List<Indexed> indexed(String type) {
        return byType.computeIfAbsent(type, this::compile);
    }

    private List<Indexed> compile(String type) {
        return parameters.all(type).stream()
                .filter(IndexTermExtractor::hasTerms)
                .map(parameter -> new Indexed(parameter, SearchPath.compile(parameter.expression())))
                .toList();
    }

    private List<CompositePath> composites(String type) {
        return composites.computeIfAbsent(
                type,
                any -> parameters.all(any).stream()
                        .filter(parameter -> parameter.kind() == SearchParameter.Kind.COMPOSITE)
                        .flatMap(parameter ->
                                CompositePath.compile(parameter, parameters.components(any, parameter)).stream())
                        .toList());
    }

    private static boolean hasTerms(SearchParameter parameter) {
        return switch (parameter.kind()) {
            case COMPOSITE, SPECIAL -> false;
            case TOKEN, REFERENCE, DATE, STRING, NUMBER, QUANTITY, URI -> !COLUMNS.contains(parameter.name());
        };
    }

    private static void collectReferences(Base element, TermCollector collector) {
        if (element instanceof Reference reference) {
            ReferenceTarget.of(reference).ifPresent(target -> collector.term(SearchTerms.ANY_REFERENCE + "=" + target));
        }
        for (Property property : element.children()) {
            for (Base child : property.getValues()) {
                if (!child.isPrimitive()) {
                    collectReferences(child, collector);
                }
            }
        }
    }
}
