package care.sij.exchange.hl7v2;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;

/** The values at an element of all resources of a type, read by name: {@code Patient.name.given}. */
final class MadeValues {

    private MadeValues() {}

    static String of(Bundle bundle, String path) {
        String[] steps = path.split("\\.");
        List<Base> here = bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(resource -> resource.fhirType().equals(steps[0]))
                .map(Base.class::cast)
                .toList();
        if (steps[0].equals("Bundle")) {
            here = List.of(bundle);
        }
        for (String step : List.of(steps).subList(1, steps.length)) {
            here = step.equals("resolve()") ? resolved(bundle, here) : children(here, step);
        }
        return here.stream().map(MadeValues::text).collect(Collectors.joining("; "));
    }

    private static List<Base> children(List<Base> parents, String name) {
        return parents.stream()
                .flatMap(parent -> parent.children().stream()
                        .filter(child -> child.getName().replace("[x]", "").equals(name))
                        .flatMap(child -> child.getValues().stream()))
                .toList();
    }

    private static List<Base> resolved(Bundle bundle, List<Base> references) {
        return references.stream()
                .map(reference -> ((Reference) reference).getReference())
                .flatMap(url -> bundle.getEntry().stream()
                        .filter(entry -> url.equals(entry.getFullUrl()))
                        .map(entry -> (Base) entry.getResource()))
                .toList();
    }

    private static String text(Base value) {
        if (value instanceof Base64BinaryType data) {
            return Base64.getEncoder().encodeToString(data.getValue());
        }
        if (!value.isPrimitive()) {
            throw new AssertionError(value.fhirType() + " is no single value: name its element");
        }
        return value.primitiveValue();
    }
}
