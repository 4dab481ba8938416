package care.sij.fhir;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import care.sij.fhir.PersonReferences.Meaning;
import java.util.Optional;

/**
 * Where one stands in the JSON of a resource.
 *
 * @param path from the resource's type, without indexes
 * @param definition of what stands there, when it has elements and R4 defines it
 * @param meaning what a reference there may mean
 */
record ElementPlace(String path, Optional<BaseRuntimeElementCompositeDefinition<?>> definition, Meaning meaning) {

    private static final FhirContext FHIR = FhirR4.context();

    /** The root of a resource; a type that R4 does not have has no definition. */
    static ElementPlace root(String type) {
        return new ElementPlace(
                type,
                FHIR.getResourceTypes().contains(type)
                        ? Optional.of(FHIR.getResourceDefinition(type))
                        : Optional.empty(),
                Meaning.OTHER);
    }

    ElementPlace child(String name) {
        String below = path + "." + name;
        return definition
                .flatMap(parent -> Optional.ofNullable(parent.getChildByName(name)))
                .map(child -> new ElementPlace(
                        below,
                        Optional.ofNullable(child.getChildByName(name))
                                .filter(BaseRuntimeElementCompositeDefinition.class::isInstance)
                                .map(found -> (BaseRuntimeElementCompositeDefinition<?>) found),
                        PersonReferences.of(below, child)))
                .orElseGet(() -> new ElementPlace(below, Optional.empty(), Meaning.OTHER));
    }
}
