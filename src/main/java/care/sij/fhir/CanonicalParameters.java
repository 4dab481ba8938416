package care.sij.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells search parameters whose references are canonical addresses (R4 references.html#canonical) from those whose
 * references name a resource by its type and id.
 */
final class CanonicalParameters {

    private static final Pattern CAST = Pattern.compile("\\bas[ (]\\s*(\\w+)");
    private static final Pattern FUNCTION = Pattern.compile("\\.\\w+\\([^)]*\\)");
    private static final Set<String> ADDRESSES = Set.of("canonical", "uri", "url");

    private final FhirContext fhir;

    CanonicalParameters(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Whether nothing that the parameter stands for is a Reference. */
    boolean has(String type, SearchParameter parameter) {
        Set<String> kinds = Stream.of(parameter.expression().split("\\|", -1))
                .map(String::strip)
                .flatMap(path -> kinds(type, path))
                .collect(Collectors.toCollection(TreeSet::new));
        return parameter.kind() == SearchParameter.Kind.REFERENCE && !kinds.isEmpty() && ADDRESSES.containsAll(kinds);
    }

    /** What elements there are of: the names of their types. */
    private Stream<String> kinds(String type, String path) {
        Matcher cast = CAST.matcher(path);
        if (cast.find()) {
            return Stream.of(cast.group(1));
        }
        String[] names = FUNCTION.matcher(path).replaceAll("").split("\\.", -1);
        Stream<BaseRuntimeElementDefinition<?>> found = Stream.of(fhir.getResourceDefinition(type));
        for (int place = 1; place < names.length; place++) {
            String name = names[place];
            found = found.flatMap(element -> children(element, name));
        }
        return found.map(BaseRuntimeElementDefinition::getName);
    }

    private static Stream<BaseRuntimeElementDefinition<?>> children(
            BaseRuntimeElementDefinition<?> element, String name) {
        List<BaseRuntimeElementDefinition<?>> children = new ArrayList<>();
        if (element instanceof BaseRuntimeElementCompositeDefinition<?> whole) {
            for (BaseRuntimeChildDefinition child : whole.getChildren()) {
                if (child.getElementName().equals(name)
                        || child.getElementName().equals(name + "[x]")) {
                    child.getValidChildNames().forEach(spelled -> children.add(child.getChildByName(spelled)));
                }
            }
        }
        return children.stream();
    }
}
