package care.sij.api.patch;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;

/** What a FHIRPath Patch puts in: a value of a data type, or the parts of an element that has no type of its own. */
record PatchValue(Optional<Type> value, List<ParametersParameterComponent> parts) {

    static PatchValue of(ParametersParameterComponent part) {
        return new PatchValue(Optional.ofNullable(part.getValue()).map(Type::copy), List.copyOf(part.getPart()));
    }

    boolean isEmpty() {
        return value.isEmpty() && parts.isEmpty();
    }

    /**
     * Puts it into a place, at the end.
     *
     * @throws FHIRException when the place takes no such value
     */
    void into(ElementPlace place) {
        String name = place.property().getName();
        if (value.isPresent()) {
            if (!place.takes(value.get())) {
                throw new FHIRException("not of the type");
            }
            place.parent().setProperty(name, value.get().copy());
            return;
        }
        Element element = Element.root(place.parent().addChild(name));
        for (ParametersParameterComponent part : parts) {
            PatchValue of = of(part);
            of.into(element.below(Optional.ofNullable(part.getName()).orElse(""))
                    .filter(below -> !of.isEmpty() && (below.isList() || below.size() == 0))
                    .orElseThrow(() -> new FHIRException("no such element")));
        }
    }
}
