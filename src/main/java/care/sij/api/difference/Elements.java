package care.sij.api.difference;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** The elements of a resource that are its content: neither what the record puts there nor the narrative. */
final class Elements {

    private static final Set<String> NO_CONTENT = Set.of("id", "meta", "text");
    private static final String NARRATIVE = "text";

    private Elements() {}

    /** Those of a resource of the record. */
    static Stream<Property> ofRecorded(Resource resource) {
        return resource.children().stream().filter(property -> !NO_CONTENT.contains(property.getName()));
    }

    /** Those of an element, or of a resource inside another one. */
    static Stream<Property> of(Base element) {
        Stream<Property> all = element.children().stream();
        return element instanceof Resource
                ? all.filter(property -> !property.getName().equals(NARRATIVE))
                : all;
    }

    /** As FHIRPath names it: a choice of types without them. */
    static String name(Property property) {
        return property.getName().replace("[x]", "");
    }

    static boolean repeats(Property property) {
        return property.getMaxCardinality() > 1;
    }

    /** What is there: HAPI lists an absent single value as null. */
    static List<Base> values(Property property) {
        return property.getValues().stream().filter(Objects::nonNull).toList();
    }

    static boolean same(List<Base> some, List<Base> others) {
        return Base.compareDeep(some, others, true);
    }
}
