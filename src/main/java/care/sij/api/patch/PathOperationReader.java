package care.sij.api.patch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;

/** Reads one operation of a FHIRPath Patch. */
final class PathOperationReader {

    private static final Set<String> PARTS = Set.of("type", "path", "name", "value", "index", "source", "destination");

    private final int index;
    private final List<ParametersParameterComponent> parts;

    PathOperationReader(int index, ParametersParameterComponent operation) {
        this.index = index;
        this.parts = operation.getPart();
    }

    PathOperation read() {
        requireKnown();
        return switch (text("type")) {
            case "add" -> new PathOperation.Add(path(), text("name"), value());
            case "insert" -> new PathOperation.Insert(path(), number("index"), value());
            case "delete" -> new PathOperation.Delete(path());
            case "replace" -> new PathOperation.Replace(path(), value());
            case "move" -> new PathOperation.Move(path(), number("source"), number("destination"));
            default -> throw PatchRefused.at(index, "its `type` is none of add, insert, delete, replace and move.");
        };
    }

    private void requireKnown() {
        long different = parts.stream()
                .map(ParametersParameterComponent::getName)
                .distinct()
                .count();
        boolean known = parts.stream().allMatch(part -> part.hasName() && PARTS.contains(part.getName()));
        if (!known || different != parts.size()) {
            throw PatchRefused.at(
                    index, "its parts are type, path, name, value, index, source and destination, each at most once.");
        }
    }

    private ElementPath path() {
        return ElementPath.parse(text("path"))
                .orElseThrow(() -> PatchRefused.at(
                        index,
                        "its `path` is not of the FHIRPath that points to an element: names, `[0]`, `first()`, `last()`,"
                                + " `single()`, `ofType(…)`, `extension('…')` and `where(…)` with `=`, `!=`, `exists()`,"
                                + " `empty()`, `and` and `or`."));
    }

    private String text(String name) {
        return part(name)
                .map(ParametersParameterComponent::getValue)
                .filter(Type::isPrimitive)
                .map(Type::primitiveValue)
                .orElseThrow(() -> missing(name));
    }

    private int number(String name) {
        return part(name)
                .map(ParametersParameterComponent::getValue)
                .filter(IntegerType.class::isInstance)
                .map(value -> ((IntegerType) value).getValue())
                .orElseThrow(() -> missing(name));
    }

    private PatchValue value() {
        return part("value")
                .map(PatchValue::of)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> missing("value"));
    }

    private Optional<ParametersParameterComponent> part(String name) {
        return parts.stream().filter(part -> name.equals(part.getName())).findFirst();
    }

    private PatchRefused missing(String name) {
        return PatchRefused.at(index, "its part `" + name + "` is missing or of the wrong type.");
    }
}
