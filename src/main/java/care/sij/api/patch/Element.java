package care.sij.api.patch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;

/**
 * An element of a resource and where it stands; the resource itself stands nowhere.
 *
 * @param index among the elements of its place
 */
record Element(Base value, Optional<ElementPlace> place, int index) {

    static Element root(Base value) {
        return new Element(value, Optional.empty(), 0);
    }

    /** The place of this name below this element; empty when its type has no such element. */
    Optional<ElementPlace> below(String name) {
        return Optional.ofNullable(value.getNamedProperty(name))
                .filter(property ->
                        property.getName().equals(name) || property.getName().equals(name + "[x]"))
                .map(property -> new ElementPlace(value, property));
    }

    Stream<Element> children(ElementPlace below) {
        Property property = below.property();
        List<Base> values = property.getValues();
        return Stream.iterate(0, index -> index < values.size(), index -> index + 1)
                .map(index -> new Element(values.get(index), Optional.of(below), index));
    }
}
