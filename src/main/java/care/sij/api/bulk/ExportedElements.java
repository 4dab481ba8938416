package care.sij.api.bulk;

import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.fhir.ElementSubset;
import care.sij.record.Bytes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What {@code _elements} leaves of a resource: an element of all types, or of one as {@code Patient.name}. */
@Component
class ExportedElements {

    private final ElementSubset subset;

    ExportedElements(ElementSubset subset) {
        this.subset = subset;
    }

    /** @throws RequestRefused when none of the types has one of the elements */
    void require(List<String> elements, List<String> types) {
        elements.forEach(element -> {
            if (types.stream().noneMatch(type -> of(element, type).stream().anyMatch(name -> subset.has(type, name)))) {
                throw new RequestRefused(
                        Refusal.INVALID_VALUE,
                        "`_elements` are base elements of what is exported, as `identifier` or `Patient.name`.");
            }
        });
    }

    /** The resource of this type with these elements, and with what cannot be left out; whole where none is of it. */
    Bytes of(Bytes resource, String type, List<String> elements) {
        Set<String> names =
                elements.stream().flatMap(element -> of(element, type).stream()).collect(Collectors.toSet());
        return names.isEmpty() ? resource : subset.of(resource, new ElementSubset.Elements(names));
    }

    private static List<String> of(String element, String type) {
        int dot = element.indexOf('.');
        if (dot < 0) {
            return List.of(element);
        }
        return element.substring(0, dot).equals(type) ? List.of(element.substring(dot + 1)) : List.of();
    }
}
