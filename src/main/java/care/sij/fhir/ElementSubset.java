package care.sij.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeDeclaredChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildExtension;
import care.sij.record.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Parts of stored resources, taken without parsing them into a model (R4 search.html#summary, #elements). */
public final class ElementSubset {

    /** Which part. */
    public sealed interface Wanted permits Summary, Elements {}

    /** What {@code _summary} asks for. */
    public enum Summary implements Wanted {
        /** The elements that the specification marks as summary, at any depth. */
        TRUE,
        /** The narrative, id, meta and mandatory elements. */
        TEXT,
        /** All but the narrative. */
        DATA
    }

    /**
     * What {@code _elements} asks for of one type: base elements; mandatory and modifier elements are kept beside them.
     *
     * @param names as in the definition, {@code value} or {@code value[x]} for a choice of types
     */
    public record Elements(Set<String> names) implements Wanted {

        public Elements {
            names = Set.copyOf(names);
        }
    }

    private static final String CHOICE = "[x]";

    private final FhirContext fhir;

    public ElementSubset(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** The part as JSON, tagged SUBSETTED; numbers keep their digits. */
    public Bytes of(Bytes stored, Wanted wanted) {
        return SubsetJson.of(stored, type -> keepOf(type, wanted));
    }

    /** Whether the type has a base element of this name, {@code value} and {@code value[x]} alike for a choice. */
    public boolean has(String type, String element) {
        return names(type).contains(plain(element));
    }

    /** The names of a type's base elements, in the order of the alphabet; a choice without {@code [x]}. */
    public List<String> names(String type) {
        Set<String> names = new TreeSet<>();
        definition(type).getChildren().forEach(child -> names.add(plain(child.getElementName())));
        return List.copyOf(names);
    }

    private SubsetJson.Keep keepOf(String type, Wanted wanted) {
        BaseRuntimeElementCompositeDefinition<?> definition = definition(type);
        if (wanted instanceof Elements elements) {
            Set<String> plain = new TreeSet<>();
            elements.names().forEach(name -> plain.add(plain(name)));
            return property -> whole(child(definition, property)
                    .filter(child -> plain.contains(plain(child.getElementName())) || isNeeded(child)));
        }
        return switch ((Summary) wanted) {
            case TRUE -> summaryOf(definition);
            case TEXT ->
                property -> whole(
                        child(definition, property).filter(child -> property.equals("text") || child.getMin() > 0));
            case DATA -> property -> property.equals("text") ? Optional.empty() : Optional.of(SubsetJson.Keep.ALL);
        };
    }

    private static SubsetJson.Keep summaryOf(BaseRuntimeElementCompositeDefinition<?> definition) {
        return property -> child(definition, property)
                .filter(child -> child.isSummary() || isNeeded(child))
                .map(child -> keepOfPart(child, property));
    }

    /** An extension is kept whole: HAPI has no definition of it by its name. */
    private static SubsetJson.Keep keepOfPart(BaseRuntimeChildDefinition child, String property) {
        if (child instanceof RuntimeChildExtension) {
            return SubsetJson.Keep.ALL;
        }
        return child.getChildByName(property) instanceof BaseRuntimeElementCompositeDefinition<?> part
                ? summaryOf(part)
                : SubsetJson.Keep.ALL;
    }

    private static boolean isNeeded(BaseRuntimeChildDefinition child) {
        return child.getMin() > 0
                || child.getElementName().equals("modifierExtension")
                || (child instanceof BaseRuntimeDeclaredChildDefinition declared && declared.isModifier());
    }

    private static Optional<SubsetJson.Keep> whole(Optional<BaseRuntimeChildDefinition> child) {
        return child.map(kept -> SubsetJson.Keep.ALL);
    }

    private static Optional<BaseRuntimeChildDefinition> child(
            BaseRuntimeElementCompositeDefinition<?> definition, String property) {
        return Optional.ofNullable(definition.getChildByName(property));
    }

    private BaseRuntimeElementCompositeDefinition<?> definition(String type) {
        return fhir.getResourceDefinition(type);
    }

    private static String plain(String element) {
        return element.endsWith(CHOICE) ? element.substring(0, element.length() - CHOICE.length()) : element;
    }
}
