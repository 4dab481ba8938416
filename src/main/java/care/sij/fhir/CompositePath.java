package care.sij.fhir;

import care.sij.record.IndexTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;

/**
 * One kind of element of a composite parameter, compiled (R4 search.html#composite). The path of a part from the
 * element is the rest of the part's own path; a part that lies elsewhere is taken from the whole resource.
 */
final class CompositePath {

    private record Part(SearchParameter parameter, boolean isWithin, SearchPath path) {}

    private final String name;
    private final SearchPath elements;
    private final List<Part> parts;

    private CompositePath(String name, SearchPath elements, List<Part> parts) {
        this.name = name;
        this.elements = elements;
        this.parts = parts;
    }

    static List<CompositePath> compile(SearchParameter composite, List<SearchParameter> components) {
        List<String> bases = alternatives(composite).toList();
        return bases.stream()
                .map(base -> new CompositePath(
                        composite.name(),
                        SearchPath.compile(base),
                        components.stream()
                                .map(component -> part(base, bases, component))
                                .toList()))
                .toList();
    }

    private static Part part(String base, List<String> bases, SearchParameter component) {
        String within = alternatives(component)
                .filter(path -> lies(path, base)
                        && bases.stream().noneMatch(other -> other.length() > base.length() && lies(path, other)))
                .map(path -> path.replace(base + ".", "Element."))
                .collect(Collectors.joining(" | "));
        return within.isEmpty()
                ? new Part(component, false, SearchPath.compile(component.expression()))
                : new Part(component, true, SearchPath.compile(within));
    }

    private static Stream<String> alternatives(SearchParameter parameter) {
        return Stream.of(parameter.expression().split("\\|", -1)).map(String::strip);
    }

    private static boolean lies(String path, String base) {
        return path.replace("(", "").startsWith(base + ".");
    }

    /** Collects each element that has all of its parts. */
    void collect(Base resource, TermCollector collector) {
        for (Base element : elements.select(resource)) {
            List<IndexTerms> found = new ArrayList<>();
            for (Part part : parts) {
                TermCollector own = new TermCollector();
                TermsOfElement terms = new TermsOfElement(own);
                part.path.select(part.isWithin ? element : resource).forEach(value -> terms.add(part.parameter, value));
                if (!own.isEmpty()) {
                    found.add(own.collected());
                }
            }
            if (found.size() == parts.size()) {
                collector.composite(name, List.copyOf(found));
            }
        }
    }
}
